SELECT id FROM code_image
