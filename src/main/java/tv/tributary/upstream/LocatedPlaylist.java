package tv.tributary.upstream;

import tv.tributary.format.hls.EncryptionKey;
import tv.tributary.format.hls.ParsedPlaylist;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;

/// A media playlist as it was read last, and where it is to be read again.
///
/// @param asked where it was asked for
/// @param url where it came from, after redirects
/// @param place tells it from the master playlist's others; empty if it is the only one
record LocatedPlaylist(String asked, String url, ParsedPlaylist.Media media, String place) {
    /// @throws UpstreamException UNSUPPORTED where a DRM protects what is newest
    void checkOpen() throws UpstreamException {
        boolean drm = !media.pieces().isEmpty()
                && media.pieces()
                        .getLast()
                        .key()
                        .filter(k -> k.method() == EncryptionKey.Method.PROTECTED)
                        .isPresent();
        if (drm) throw new UpstreamException(FailureReason.UNSUPPORTED);
    }
}
