//! Numbers, texts and lists as bytes, the low byte first; what is read is never trusted.

/// Bytes under way.
#[derive(Default)]
pub(in crate::exchange) struct Writer(pub(in crate::exchange) Vec<u8>);

impl Writer {
    pub(in crate::exchange) fn byte(&mut self, value: u8) {
        self.0.push(value);
    }

    pub(in crate::exchange) fn flag(&mut self, value: bool) {
        self.byte(u8::from(value));
    }

    pub(in crate::exchange) fn small(&mut self, value: u32) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    pub(in crate::exchange) fn large(&mut self, value: u64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    pub(in crate::exchange) fn signed(&mut self, value: i64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    pub(in crate::exchange) fn text(&mut self, value: &str) {
        self.count(value.len());
        self.0.extend_from_slice(value.as_bytes());
    }

    /// A count of things that follow. No text or list comes near the limit: frames are shorter than that.
    pub(in crate::exchange) fn count(&mut self, count: usize) {
        self.small(u32::try_from(count).unwrap_or(u32::MAX));
    }

    pub(in crate::exchange) fn optional<T>(
        &mut self,
        value: Option<T>,
        write: impl FnOnce(&mut Self, T),
    ) {
        self.flag(value.is_some());
        if let Some(value) = value {
            write(self, value);
        }
    }
}

/// The bytes are not what they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Garbled;

/// Bytes to be read from their start.
pub(in crate::exchange) struct Reader<'a>(pub(in crate::exchange) &'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Garbled> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Garbled)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Garbled> {
        self.take(N)?.try_into().map_err(|_| Garbled)
    }

    pub(in crate::exchange) fn byte(&mut self) -> Result<u8, Garbled> {
        Ok(self.array::<1>()?[0])
    }

    pub(in crate::exchange) fn flag(&mut self) -> Result<bool, Garbled> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Garbled),
        }
    }

    pub(in crate::exchange) fn small(&mut self) -> Result<u32, Garbled> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    pub(in crate::exchange) fn large(&mut self) -> Result<u64, Garbled> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    pub(in crate::exchange) fn signed(&mut self) -> Result<i64, Garbled> {
        Ok(i64::from_le_bytes(self.array()?))
    }

    /// A text of at most so many bytes.
    pub(in crate::exchange) fn text(&mut self, most: usize) -> Result<String, Garbled> {
        let length = self.small()? as usize;
        if length > most {
            return Err(Garbled);
        }
        let bytes = self.take(length)?;
        let text = std::str::from_utf8(bytes).map_err(|_| Garbled)?;
        Ok(text.to_owned())
    }

    /// A list of at most so many things. It grows as they come: a count alone takes no memory.
    pub(in crate::exchange) fn list<T>(
        &mut self,
        most: u64,
        mut read: impl FnMut(&mut Self) -> Result<T, Garbled>,
    ) -> Result<Vec<T>, Garbled> {
        let count = self.small()?;
        if u64::from(count) > most {
            return Err(Garbled);
        }
        let mut list = Vec::new();
        for _ in 0..count {
            list.push(read(self)?);
        }
        Ok(list)
    }

    pub(in crate::exchange) fn optional<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Garbled>,
    ) -> Result<Option<T>, Garbled> {
        match self.flag()? {
            true => read(self).map(Some),
            false => Ok(None),
        }
    }

    /// Fails if there is something left.
    pub(in crate::exchange) fn end(&self) -> Result<(), Garbled> {
        match self.0.is_empty() {
            true => Ok(()),
            false => Err(Garbled),
        }
    }
}
