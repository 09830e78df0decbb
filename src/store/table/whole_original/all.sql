SELECT sha256 FROM whole_original ORDER BY sha256
