SELECT id FROM code_av
