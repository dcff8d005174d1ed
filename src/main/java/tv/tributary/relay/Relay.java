package tv.tributary.relay;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.net.Http;
import tv.tributary.relay.hls.HlsOutput;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.relay.hls.SegmentResponse;
import tv.tributary.relay.live.Feeds;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.relay.probe.PictureMonitor;
import tv.tributary.relay.probe.PictureMonitor.KeyframeSample;
import tv.tributary.relay.probe.PictureMonitor.ShownPicture;
import tv.tributary.relay.source.CandidateSnapshot;
import tv.tributary.relay.source.Candidates;
import tv.tributary.relay.source.SourceTraits.SourcePlayedListener;
import tv.tributary.relay.transcode.AacChannels;
import tv.tributary.relay.viewer.JoinResult;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.relay.viewer.ViewerSink;
import tv.tributary.relay.vod.FileStream;
import tv.tributary.relay.vod.FileStream.ByteRangeRequest;
import tv.tributary.relay.vod.FileStream.FileStreamSnapshot;
import tv.tributary.relay.vod.FileStreams;
import tv.tributary.relay.vod.FileStreams.OpenResult;
import tv.tributary.relay.vod.Film;
import tv.tributary.relay.vod.RecordedPlaylists;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.VariantChoice;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.Slots.SlotUse;
import tv.tributary.upstream.segment.Segments;

/// Relays channels: one upstream connection per channel, any number of viewers. Thread-safe.
public final class Relay implements AutoCloseable {
    /// A connection that is silent for so much longer than its provider's grace is dead.
    private static final Duration DEAD = Duration.ofSeconds(5);

    private final Candidates candidates;
    private final Slots slots = new Slots();
    private final Upstreams upstreams;
    private final Feeds feeds;
    private final LatestValue<RelaySettings> settings;
    private final Optional<PictureMonitor> pictureMonitor;
    private final FileStreams fileStreams;
    private final RecordedPlaylists recordedPlaylists;
    private final Segments segments;
    private final HlsOutput hlsOutput;
    private final AacChannels aacChannels;

    /// With the default settings.
    public Relay(Candidates candidates, Http http, Events events, InstantSource clock, Ffmpeg ffmpeg) {
        this(candidates, http, events, clock, new LatestValue<>(RelaySettings.defaults()), ffmpeg);
    }

    /// With the default settings for HLS.
    ///
    /// @param settings read whenever something depends on them
    public Relay(
            Candidates candidates,
            Http http,
            Events events,
            InstantSource clock,
            LatestValue<RelaySettings> settings,
            Ffmpeg ffmpeg) {
        this(
                candidates,
                http,
                events,
                clock,
                settings,
                new LatestValue<>(HlsSettings.defaults()),
                spill(),
                ffmpeg,
                Optional.empty(),
                (_, _, _) -> {});
    }

    /// @param settings read whenever something depends on them
    /// @param hlsSettings likewise
    /// @param spill a folder for segments that do not fit into memory; made when it is needed
    /// @param ffmpeg reads what is no plain transport stream
    /// @param pictures decodes pictures of running channels, so that a source whose picture is frozen or black is
    ///     replaced as long as the settings want it; empty to look at none
    /// @param played told of every source that goes on air
    public Relay(
            Candidates candidates,
            Http http,
            Events events,
            InstantSource clock,
            LatestValue<RelaySettings> settings,
            LatestValue<HlsSettings> hlsSettings,
            Path spill,
            Ffmpeg ffmpeg,
            Optional<Ffmpeg> pictures,
            SourcePlayedListener played) {
        this.candidates = candidates;
        this.settings = settings;
        this.segments = new Segments(() -> hlsSettings.get().memoryBytes(), spill);
        this.upstreams = new Upstreams(
                http, slots, () -> patience(settings.get()), () -> quality(settings.get()), segments, ffmpeg);
        this.feeds = new Feeds(candidates, upstreams, events, clock, settings, played);
        this.hlsOutput = new HlsOutput(feeds, segments, hlsSettings, clock);
        this.aacChannels = new AacChannels(candidates, feeds, events, clock, settings, hlsSettings, segments, ffmpeg);
        this.fileStreams = new FileStreams(upstreams, clock);
        this.recordedPlaylists = new RecordedPlaylists(upstreams, fileStreams, clock);
        this.pictureMonitor = pictures.map(decoder -> new PictureMonitor(this::scenes, feeds::doubt, decoder));
        pictureMonitor.ifPresent(PictureMonitor::start);
    }

    private static Path spill() {
        return Path.of(
                System.getProperty("java.io.tmpdir", "."),
                "tributary-segments-" + ProcessHandle.current().pid());
    }

    private static Timeouts patience(RelaySettings settings) {
        return new Timeouts(settings.timing().connect(), DEAD, settings.timing().slotPatience());
    }

    private static VariantChoice quality(RelaySettings settings) {
        return VariantChoice.upTo(settings.video().largest().lines());
    }

    /// Whether there is such a channel. Opens nothing; may block shortly.
    public boolean knows(ChannelId channel) {
        return candidates.of(channel).isPresent();
    }

    /// Whether the channel has such a source that may be played. Opens nothing; may block shortly.
    public boolean knows(ChannelId channel, SourceId source) {
        return candidates.of(channel).flatMap(all -> all.only(source)).isPresent();
    }

    /// Waits until the channel plays and lets the viewer in; gives up after
    /// [tv.tributary.relay.source.StreamTimeouts#opening]. Call it on a virtual thread. The viewer's bytes are then
    /// to be written on `thread`, whenever `sink` is told; whoever writes them calls [TsViewer#leave] when the
    /// viewer is gone.
    public JoinResult<TsViewer> join(ChannelId channel, ViewerRequest request, Executor thread, ViewerSink sink)
            throws InterruptedException {
        return feeds.join(channel, request, thread, sink);
    }

    /// The same for one source of a channel alone: without backups, whatever the channel itself shows, and on a
    /// connection of its own, for which it waits like everybody.
    public JoinResult<TsViewer> joinSource(
            ChannelId channel, SourceId source, ViewerRequest request, Executor thread, ViewerSink sink)
            throws InterruptedException {
        return feeds.joinSource(channel, source, request, thread, sink);
    }

    /// The same channels as HLS: whoever watches one so is a viewer of it like any other.
    public HlsOutput hls() {
        return hlsOutput;
    }

    /// The same channels with AAC sound, converted where it is something else.
    public AacChannels withAac() {
        return aacChannels;
    }

    /// What an HLS playlist names, as in [HlsOutput#item], whichever output that is of.
    public Optional<SegmentResponse> segment(String name, ClientId who) {
        return hlsOutput.item(name, who).or(() -> aacChannels.hls().item(name, who));
    }

    /// Opens a part of a film for one viewer. Call it on a virtual thread; whoever reads the passage closes it.
    public OpenResult watch(Film film, ViewerRequest request, ByteRangeRequest byteRangeRequest)
            throws InterruptedException {
        return fileStreams.open(film, request.client(), request.claim(film.name()), byteRangeRequest);
    }

    /// Past programmes in which players of HLS can seek.
    public RecordedPlaylists recordedPlaylists() {
        return recordedPlaylists;
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
    public List<StreamSnapshot> streams() {
        return Stream.concat(feeds.snapshots().stream(), aacChannels.snapshots().stream())
                .sorted(Comparator.comparing(StreamSnapshot::since))
                .toList();
    }

    /// Connections in use per provider, for those in use.
    public List<SlotUse> slots() {
        return slots.use();
    }

    /// Ends one viewer's stream.
    public void disconnect(long viewer) {
        feeds.disconnect(viewer);
        aacChannels.disconnect(viewer);
    }

    /// Switches a running channel to that source without a gap; it stays the preferred one until it fails.
    /// Returns at once; does nothing if the channel does not run or has no such source.
    public void switchTo(ChannelId channel, SourceId source) {
        feeds.switchTo(channel, source);
    }

    /// Switches a running channel to its next source; the one on air goes into cool-down. Returns at once.
    public void switchAway(ChannelId channel) {
        feeds.switchAway(channel);
    }

    /// The same, but only if that source is on air.
    public void switchAway(ChannelId channel, SourceId source) {
        boolean onAir = feeds.snapshots().stream()
                .filter(stream -> stream.channel().equals(channel))
                .anyMatch(stream -> isOnAir(stream, source));
        if (onAir) feeds.switchAway(channel);
    }

    /// Whether any channel shows that source just now.
    public boolean isOnAir(SourceId source) {
        return feeds.snapshots().stream().anyMatch(stream -> isOnAir(stream, source));
    }

    private static boolean isOnAir(StreamSnapshot stream, SourceId source) {
        return stream.candidates().stream()
                .anyMatch(one -> one.source().equals(source) && one.state() == CandidateSnapshot.State.PLAYING);
    }

    /// Opens sources for others, on connections from the same ledger.
    public Upstreams upstreams() {
        return upstreams;
    }

    /// Reports that what a source shows is no good. If it is on air, the channel switches to another one as soon as
    /// that can play, and this one goes into cool-down. Returns at once.
    public void doubt(ChannelId channel, SourceId source, FailureReason why) {
        feeds.doubt(channel, source, why);
    }

    /// What all channels show that are watched.
    public List<ShownPicture> shown() {
        return feeds.shown();
    }

    private List<KeyframeSample> scenes() {
        return settings.get().video().monitored() ? feeds.scenes() : List.of();
    }

    /// Stops every channel; viewers' connections end. Takes a few seconds at most.
    @Override
    public void close() {
        pictureMonitor.ifPresent(PictureMonitor::close);
        fileStreams.close();
        hlsOutput.close();
        aacChannels.close();
        feeds.close();
        segments.close();
    }
}
