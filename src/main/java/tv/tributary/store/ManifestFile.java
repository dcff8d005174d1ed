package tv.tributary.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tv.tributary.model.ProviderId;

/// A file that an export has written.
///
/// @param path below the export's folder, with `/` between its parts
/// @param title its id
/// @param episode its id; 0 where the file belongs to the title as a whole
/// @param provider whose source it was written for
/// @param hash of its content
/// @param origin the address it was fetched from, hashed; empty for what was written from what is known
/// @param onDisk what it was on the disk once it was in place; empty while it is about to be written
/// @param gone since when its title is no longer offered; empty while it is
public record ManifestFile(
        String path,
        long title,
        long episode,
        ProviderId provider,
        String hash,
        String origin,
        Optional<DiskState> onDisk,
        Optional<Gone> gone) {
    /// A file's state on disk, which tells a changed file from an unchanged one.
    ///
    /// @param size in bytes
    /// @param modified to the millisecond
    public record DiskState(long size, Instant modified) {}

    /// @param sync how often the provider had been synced when it was noticed; empty if that provider is gone
    public record Gone(Instant at, OptionalLong sync) {}

    public ManifestFile withDisk(Optional<DiskState> state) {
        return new ManifestFile(path, title, episode, provider, hash, origin, state, gone);
    }

    public ManifestFile withGone(Optional<Gone> since) {
        return new ManifestFile(path, title, episode, provider, hash, origin, onDisk, since);
    }
}
