SELECT * FROM attribute_type ORDER BY name
