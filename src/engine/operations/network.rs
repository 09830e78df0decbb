//! Whether a path lies in a network folder, where locks of two machines may not know of each other. Linux only: elsewhere
//! the lease's own trial of a lock has to do.

use std::path::{Path, PathBuf};

/// File systems that are read and written over a network. Not `9p` and `virtiofs`: they are a machine's own disk seen
/// from inside a container.
const NETWORK: &[&str] = &[
    "afs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.curlftpfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
];

/// The file systems of this machine, as Linux lists them; empty where there is no such list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mounts {
    /// Mount point and kind, in the order of mounting.
    list: Vec<(PathBuf, String)>,
}

impl Mounts {
    /// Those of the running system.
    pub fn of_system() -> Self {
        Self::parse(&std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default())
    }

    /// Reads the text of `/proc/self/mountinfo`. A line that makes no sense is passed over.
    pub fn parse(mountinfo: &str) -> Self {
        let list = mountinfo
            .lines()
            .filter_map(|line| {
                let (mount, system) = line.split_once(" - ")?;
                let point = unescaped(mount.split(' ').nth(4)?);
                Some((point, system.split(' ').next()?.to_owned()))
            })
            .collect();
        Self { list }
    }

    /// The kind of network file system on which `path` lies, if it is one. Links are followed as far as the path exists.
    pub fn network_of(&self, path: &Path) -> Option<&str> {
        let real = path
            .ancestors()
            .find_map(|ancestor| ancestor.canonicalize().ok())
            .unwrap_or_else(|| path.to_owned());
        self.kind_at(&real).filter(|kind| NETWORK.contains(kind))
    }

    /// Of two at one place the later one is seen.
    fn kind_at(&self, real: &Path) -> Option<&str> {
        let over = self
            .list
            .iter()
            .filter(|(point, _)| real.starts_with(point));
        over.max_by_key(|(point, _)| point.components().count())
            .map(|(_, kind)| kind.as_str())
    }
}

/// Spaces and the like stand as `\040`.
fn unescaped(field: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..3)
            .filter(|_| *first == b'\\')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 8).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[3..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_folders_are_told_by_the_innermost_mount() {
        let mounts = Mounts::parse(
            "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
             90 22 0:52 / /mnt/team rw shared:2 - nfs4 server:/team rw\n\
             91 90 0:53 / /mnt/team/local rw - tmpfs tmpfs rw\n\
             92 22 0:54 / /mnt/two\\040words rw - fuse.sshfs host: rw\n\
             93 22 0:55 / /mnt/over rw - cifs //host/share rw\n\
             94 22 0:56 / /mnt/over rw - ext4 /dev/sdb1 rw\n\
             nonsense\n",
        );
        for (path, expected) in [
            ("/mnt/team/a.hashiya", Some("nfs4")),
            ("/mnt/teams/a.hashiya", None),
            ("/mnt/team/local/a.hashiya", None),
            ("/mnt/two words/a.hashiya", Some("fuse.sshfs")),
            ("/mnt/over/a.hashiya", None),
            ("/home/a.hashiya", None),
        ] {
            let found = mounts
                .kind_at(Path::new(path))
                .filter(|kind| NETWORK.contains(kind));
            assert_eq!(found, expected, "{path}");
        }
        assert_eq!(Mounts::default().network_of(Path::new("/")), None);
    }

    #[test]
    fn a_link_does_not_hide_where_a_file_lies() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().canonicalize().unwrap();
        let line = format!("9 1 0:1 / {} rw - nfs server:/ rw\n", real.display());
        let mounts = Mounts::parse(&line);
        assert_eq!(mounts.network_of(&real.join("new.hashiya")), Some("nfs"));
        let elsewhere = tempfile::tempdir().unwrap();
        assert_eq!(mounts.network_of(&elsewhere.path().join("x")), None);
        #[cfg(unix)]
        {
            let link = elsewhere.path().join("link");
            std::os::unix::fs::symlink(&real, &link).unwrap();
            assert_eq!(mounts.network_of(&link.join("x.hashiya")), Some("nfs"));
        }
    }
}
