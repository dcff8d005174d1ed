package tv.tributary.upstream;

import java.io.IOException;
import java.io.InputStream;
import tv.tributary.net.HttpResponse;

/// A radio's stream without the titles that Icecast and SHOUTcast put between its bytes, even where nobody asked for
/// them: after every `icy-metaint` bytes one byte says how many times 16 bytes of text follow. One reader.
final class IcyBody extends InputStream {
    private static final String INTERVAL = "icy-metaint";
    private static final int UNIT = 16;

    private final InputStream in;
    private final int interval;
    private int left;

    private IcyBody(InputStream in, int interval) {
        this.in = in;
        this.interval = interval;
        this.left = interval;
    }

    /// The body of an answer, without titles.
    static InputStream of(HttpResponse httpResponse) {
        return httpResponse
                .header(INTERVAL)
                .filter(text -> text.matches("[1-9]\\d{0,8}"))
                .<InputStream>map(text -> new IcyBody(httpResponse.body(), Integer.parseInt(text)))
                .orElseGet(httpResponse::body);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (left == 0) skipTitle();
        int n = in.read(into, from, Math.min(length, left));
        left -= Math.max(0, n);
        return n;
    }

    private void skipTitle() throws IOException {
        in.skipNBytes((long) UNIT * Math.max(0, in.read()));
        left = interval;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
