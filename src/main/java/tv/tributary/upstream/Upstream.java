package tv.tributary.upstream;

import java.util.Optional;
import tv.tributary.model.Candidate;
import tv.tributary.upstream.account.Slot;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.UpstreamException;

/// A source's open transport stream with the slot it uses, whatever the provider's format. Read by one thread; closed
/// by any.
public interface Upstream extends AutoCloseable {
    /// Waits for bytes and reads at least one, at most as many as fit from `from` on.
    ///
    /// @throws UpstreamException ENDED or STALLED; never returns an end
    int read(byte[] into, int from) throws UpstreamException;

    /// Whether a read of `count` bytes took all there was for now.
    boolean drained(int count);

    /// Where redirects led in the end, without query and credentials: providers' notices are known by it. Empty where
    /// there is no such place.
    default String address() {
        return "";
    }

    /// The same as HLS, where the provider sends it so. Ends with this.
    default Optional<HlsSource> hls() {
        return Optional.empty();
    }

    /// The slot it uses up.
    Slot slot();

    /// Opens sources. Blocking: called on virtual threads; an interrupt ends every wait. Thread-safe.
    interface Opener {
        /// Opens a source for whoever asks.
        ///
        /// @throws UpstreamException with the reason if there is no stream to be had
        Upstream open(Candidate candidate, SlotRequest slotRequest) throws UpstreamException, InterruptedException;

        /// Whether opening it takes nobody's connection away and waits for nobody.
        boolean spare(Candidate candidate);
    }

    /// Cancels the connection at once and gives the slot back. Closing twice does nothing.
    @Override
    void close();
}
