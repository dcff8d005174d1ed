package tv.tributary.upstream;

import java.util.List;
import java.util.Optional;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.upstream.segment.Segment;
import tv.tributary.upstream.segment.Segments;

/// A segment on its way from the provider to its reader.
///
/// @param secret its key and its initialisation vector, where it is encrypted
/// @param init what a decoder needs before it
record FetchedSegment(MediaSegment piece, Segments.Lease lease, Optional<Secret> secret, Optional<Segments.Lease> init)
        implements AutoCloseable {
    /// Key and initialization vector of AES-128, sixteen bytes each.
    record Secret(List<Byte> key, List<Byte> iv) {
        Secret {
            key = List.copyOf(key);
            iv = List.copyOf(iv);
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }

    Segment segment() {
        return lease.segment();
    }

    @Override
    public void close() {
        lease.close();
        init.ifPresent(Segments.Lease::close);
    }
}
