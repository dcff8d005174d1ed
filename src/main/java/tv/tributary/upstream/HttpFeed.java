package tv.tributary.upstream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.model.FailureReason;
import tv.tributary.net.HttpResponse;
import tv.tributary.upstream.account.UpstreamException;

/// Feeds ffmpeg from the one answer we have: first a process that tells what is in it, then the one that remuxes it.
/// What the first has read is kept for the second. One of [#sample] and [#start] at a time.
final class HttpFeed implements FfmpegInput {
    private static final Logger log = LoggerFactory.getLogger(HttpFeed.class);
    private static final int PORTION = 32 << 10;
    /// Bytes that are kept at most.
    private static final int MOST_KEPT = 6 << 20;

    private final HttpResponse httpResponse;
    private final InputStream body;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] portion = new byte[PORTION];
    private volatile @Nullable UpstreamException end;

    /// @param body what comes after `head`
    /// @param head the first bytes, read already
    HttpFeed(HttpResponse httpResponse, InputStream body, byte[] head) {
        this.httpResponse = httpResponse;
        this.body = body;
        kept.writeBytes(head);
    }

    /// Copies the beginning until nobody takes more, and closes `to`.
    void sample(OutputStream to) {
        try (to) {
            kept.writeTo(to);
            to.flush();
            while (kept.size() < MOST_KEPT) {
                int n = TsUpstream.read(body, portion, 0);
                kept.write(portion, 0, n);
                to.write(portion, 0, n);
                to.flush();
            }
        } catch (IOException e) {
            log.trace("enough was read: {}", e.getMessage());
        } catch (UpstreamException e) {
            end = e;
        }
    }

    /// Copies everything, on a thread of its own, and closes `to` at the end.
    void start(OutputStream to) {
        // Writing to a process blocks the thread below: a virtual one would hold its carrier.
        Thread.ofPlatform().daemon().name("ffmpeg-input").start(() -> copy(to));
    }

    private void copy(OutputStream to) {
        try (to) {
            kept.writeTo(to);
            to.flush();
            kept.reset();
            while (end == null) {
                int n = TsUpstream.read(body, portion, 0);
                to.write(portion, 0, n);
                to.flush();
            }
        } catch (IOException e) {
            log.debug("ffmpeg takes no more: {}", e.getMessage());
        } catch (UpstreamException e) {
            end = e;
        }
    }

    @Override
    public Optional<UpstreamException> failure() {
        // Ffmpeg knows better why it ended than that all had been read.
        return Optional.ofNullable(end).filter(e -> e.trouble() != FailureReason.ENDED);
    }

    @Override
    public String address() {
        return httpResponse.shownUrl();
    }

    @Override
    public void close() {
        httpResponse.close();
    }
}
