INSERT INTO original (capture, deflated) VALUES (?1, ?2)
ON CONFLICT (capture) DO NOTHING
