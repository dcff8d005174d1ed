package tv.tributary.library.export;

import tv.tributary.text.LocalizableMessage;

/// A media server that is told when the files of an export have changed.
///
/// @param address `http://HOST:PORT`
/// @param key a secret: the API key, Plex's token, or `user:password` of Kodi's web server
/// @param folder where the server finds the export's folder; empty if under the same path
public record MediaServer(MediaServerKind kind, String address, String key, String folder) {
    /// Products that can be told.
    public enum MediaServerKind {
        JELLYFIN,
        EMBY,
        KODI,
        PLEX
    }

    /// A media server's reply.
    ///
    /// @param message one sentence
    public record ServerReply(boolean works, LocalizableMessage message) {
        public String words() {
            return message.words();
        }
    }

    /// Leaves the key out.
    @Override
    public String toString() {
        return "MediaServer[" + kind + "]";
    }
}
