package tv.tributary.server;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;

/// How a request says where its body ends (RFC 9112, 6.3). What a proxy before us may understand differently is not
/// answered.
final class Framing {
    private Framing() {}

    /// Whether it is chunked, or of one length, or says nothing.
    static boolean isPlain(HeaderMap headers) {
        var coding = headers.get(Headers.TRANSFER_ENCODING);
        var length = headers.get(Headers.CONTENT_LENGTH);
        if (coding != null) {
            return length == null
                    && coding.size() == 1
                    && coding.getFirst().strip().equalsIgnoreCase("chunked");
        }
        return length == null
                || (length.size() == 1 && length.getFirst().strip().matches("\\d{1,18}"));
    }
}
