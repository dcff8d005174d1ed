package tv.tributary.relay;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.event.Events;
import tv.tributary.event.Latest;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.relay.hls.HlsOutput;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.relay.live.Admission;
import tv.tributary.relay.live.Arrival;
import tv.tributary.relay.live.CandidateView;
import tv.tributary.relay.live.Candidates;
import tv.tributary.relay.live.FeedView;
import tv.tributary.relay.live.Feeds;
import tv.tributary.relay.live.Lane;
import tv.tributary.relay.live.Outlet;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.live.Spotter;
import tv.tributary.relay.live.Who;
import tv.tributary.relay.probe.KeyframeSample;
import tv.tributary.relay.probe.PictureMonitor;
import tv.tributary.relay.vod.ByteRangeRequest;
import tv.tributary.relay.vod.FileStream;
import tv.tributary.relay.vod.FileStreamSnapshot;
import tv.tributary.relay.vod.FileStreams;
import tv.tributary.relay.vod.Film;
import tv.tributary.relay.vod.OpenResult;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.VariantChoice;
import tv.tributary.upstream.account.SlotUse;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.Timeouts;
import tv.tributary.upstream.segment.Segments;

/// Runs channels: one upstream connection per channel, any number of viewers. Thread-safe.
public final class Relay implements AutoCloseable {
    /// A connection that is silent for so much longer than its provider's grace is dead.
    private static final Duration DEAD = Duration.ofSeconds(5);

    private final Candidates candidates;
    private final Ffmpeg ffmpeg;
    private final Slots slots = new Slots();
    private final Upstreams upstreams;
    private final Feeds feeds;
    private final Latest<RelaySettings> settings;
    private volatile @Nullable PictureMonitor pictureMonitor;
    private final FileStreams fileStreams;
    private final Segments segments;
    private final HlsOutput hlsOutput;

    /// With the default settings.
    public Relay(Candidates candidates, Http http, Events events, InstantSource clock, Ffmpeg ffmpeg) {
        this(candidates, http, events, clock, new Latest<>(RelaySettings.defaults()), ffmpeg);
    }

    /// With the default settings for HLS.
    ///
    /// @param settings read anew whenever something depends on them
    public Relay(
            Candidates candidates,
            Http http,
            Events events,
            InstantSource clock,
            Latest<RelaySettings> settings,
            Ffmpeg ffmpeg) {
        this(candidates, http, events, clock, settings, new Latest<>(HlsSettings.defaults()), spill(), ffmpeg);
    }

    /// @param settings read anew whenever something depends on them
    /// @param hlsSettings likewise
    /// @param spill a folder for segments that do not fit into memory; made when it is needed
    /// @param ffmpeg reads what is no plain stream, and looks at pictures
    public Relay(
            Candidates candidates,
            Http http,
            Events events,
            InstantSource clock,
            Latest<RelaySettings> settings,
            Latest<HlsSettings> hlsSettings,
            Path spill,
            Ffmpeg ffmpeg) {
        this.candidates = candidates;
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        this.segments = new Segments(() -> hlsSettings.get().memoryBytes(), spill);
        this.upstreams = new Upstreams(
                http, slots, () -> patience(settings.get()), () -> quality(settings.get()), segments, ffmpeg);
        this.feeds = new Feeds(candidates, upstreams, events, clock, settings);
        this.hlsOutput = new HlsOutput(feeds, segments, hlsSettings, clock);
        this.fileStreams = new FileStreams(upstreams, clock);
    }

    private static Path spill() {
        return Path.of(
                System.getProperty("java.io.tmpdir", "."),
                "tributary-segments-" + ProcessHandle.current().pid());
    }

    private static Timeouts patience(RelaySettings settings) {
        return new Timeouts(settings.connect(), DEAD, settings.slotPatience());
    }

    private static VariantChoice quality(RelaySettings settings) {
        return VariantChoice.upTo(settings.pictures().most().lines());
    }

    /// Whether there is such a channel. Opens nothing; may block shortly.
    public boolean knows(ChannelId channel) {
        return candidates.of(channel).isPresent();
    }

    /// Waits until the channel plays and lets the viewer in; gives up after [RelaySettings#opening]. Call it on a
    /// virtual thread. The viewer's bytes are then to be written on `lane`, whenever `outlet` is told; whoever
    /// writes them says [tv.tributary.relay.live.Viewer#leave] when the viewer is gone.
    public Admission join(ChannelId channel, Arrival arrival, Lane lane, Outlet outlet) throws InterruptedException {
        return feeds.join(channel, arrival, lane, outlet);
    }

    /// The same channels as HLS: whoever watches one so is a viewer of it like any other.
    public HlsOutput hls() {
        return hlsOutput;
    }

    /// Opens a part of a film for one viewer. Call it on a virtual thread; whoever reads the passage closes it.
    public OpenResult watch(Film film, Who who, ByteRangeRequest byteRangeRequest) throws InterruptedException {
        return fileStreams.open(film, who, Arrival.of(who).claim(film.name()), byteRangeRequest);
    }

    /// A film that is on its way to somebody already, by which its length is known without asking the provider.
    public Optional<FileStream> watched(SourceId film) {
        return fileStreams.watched(film);
    }

    /// Films on their way to viewers, oldest first.
    public List<FileStreamSnapshot> passages() {
        return fileStreams.views();
    }

    /// Every running channel, oldest first. Cheap; called each second.
    public List<FeedView> feeds() {
        return feeds.views();
    }

    /// Connections in use per provider, for those in use.
    public List<SlotUse> slots() {
        return slots.use();
    }

    /// Ends one viewer's stream.
    public void disconnect(long viewer) {
        feeds.disconnect(viewer);
    }

    /// Lets a running channel go to that source now, unseen by its viewers; it stays the preferred one until it fails.
    /// Returns at once; does nothing if the channel does not run or has no such source.
    public void switchTo(ChannelId channel, SourceId source) {
        feeds.switchTo(channel, source);
    }

    /// Lets a running channel go to its next source now; the one it leaves rests for a while. Returns at once.
    public void switchNow(ChannelId channel) {
        feeds.switchNow(channel);
    }

    /// The same, but only if the channel plays that source.
    public void leave(ChannelId channel, SourceId source) {
        var plays = feeds.views().stream()
                .filter(feed -> feed.channel().equals(channel))
                .flatMap(feed -> feed.candidates().stream())
                .anyMatch(candidate ->
                        candidate.source().equals(source) && candidate.state() == CandidateView.State.PLAYING);
        if (plays) feeds.switchNow(channel);
    }

    /// Opens sources for others, on connections from the same ledger.
    public Upstreams upstreams() {
        return upstreams;
    }

    /// From now on tells of every source that goes on air.
    public void tell(Spotter spotter) {
        feeds.tell(spotter);
    }

    /// Tells a running channel that what that source shows is no good. If it plays just now, the channel goes to
    /// another one as soon as that can play, and leaves this one alone for a while. Returns at once.
    public void doubt(ChannelId channel, SourceId source, FailureReason why) {
        feeds.doubt(channel, source, why);
    }

    /// From now on looks at what running channels show, and lets them leave a source whose picture stands still or is
    /// black, as long as the settings want it. To be called once at most.
    public void lookOut() {
        var looking = new PictureMonitor(this::scenes, feeds::doubt, ffmpeg);
        pictureMonitor = looking;
        looking.start();
    }

    private List<KeyframeSample> scenes() {
        return settings.get().pictures().watched() ? feeds.scenes() : List.of();
    }

    /// Stops every channel; viewers' connections end. Takes a few seconds at most.
    @Override
    public void close() {
        var looking = pictureMonitor;
        if (looking != null) looking.close();
        fileStreams.close();
        hlsOutput.close();
        feeds.close();
        segments.close();
    }
}
