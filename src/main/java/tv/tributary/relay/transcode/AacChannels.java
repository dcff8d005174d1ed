package tv.tributary.relay.transcode;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.PlayableChannel.StreamSize;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.relay.hls.HlsOutput;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.relay.live.Feeds;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.relay.source.Candidates;
import tv.tributary.relay.viewer.JoinResult;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerSink;
import tv.tributary.upstream.Upstream;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.Slots;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.Segments;

/// Running channels with AAC sound: beside a channel's feed a second one, whose only source is the first. All who want
/// AAC share it, and with it one ffmpeg process; it ends like any feed when nobody watches. What happens to the
/// channel's
/// sources does not concern it: the channel goes on as one stream. Thread-safe.
public final class AacChannels implements AutoCloseable {
    /// The source of every channel here: no id of the catalog's.
    private static final SourceId CHANNEL = new SourceId(Long.MAX_VALUE);

    private static final String SCHEME = "channel:";
    private static final String SUFFIX = " · AAC";

    /// The channel deals with silence itself: its viewers see a backup or the slate sooner than that.
    private static final FailoverTolerance PATIENT = new FailoverTolerance(Duration.ZERO, Duration.ofSeconds(20));

    /// So much of what the channel holds already is converted at once, so that a viewer need not wait for it.
    private static final Duration HEAD_START = Duration.ofSeconds(2);

    private final Feeds channels;
    private final Ffmpeg ffmpeg;
    private final Feeds feeds;
    private final HlsOutput hlsOutput;
    /// What is converted takes nobody's connection: each provider's is the channel's own.
    private final Slots slots = new Slots();

    /// @param candidates the sources of the channels
    /// @param channels the same channels with the sound they come with
    /// @param hlsSettings read whenever something depends on them
    public AacChannels(
            Candidates candidates,
            Feeds channels,
            Events events,
            InstantSource clock,
            LatestValue<RelaySettings> settings,
            LatestValue<HlsSettings> hlsSettings,
            Segments segments,
            Ffmpeg ffmpeg) {
        this.channels = channels;
        this.ffmpeg = ffmpeg;
        this.feeds = new Feeds(
                channel -> candidates.of(channel).map(this::converted),
                new ChannelOpener(),
                events,
                clock,
                settings,
                (_, _, _) -> {});
        this.hlsOutput = new HlsOutput(feeds, segments, hlsSettings, clock);
    }

    /// As large as what plays; while nothing does, as the smallest that could.
    private PlayableChannel converted(PlayableChannel channel) {
        var size = channels.source(channel.channel())
                .map(channel::size)
                .orElseGet(() -> channel.candidates().stream()
                        .map(one -> channel.size(one.source()))
                        .min(Comparator.comparingInt(StreamSize::height).thenComparingLong(StreamSize::bitrate))
                        .orElse(StreamSize.UNKNOWN));
        return new PlayableChannel(
                channel.channel(),
                channel.name() + SUFFIX,
                channel.candidates().stream()
                        .limit(1)
                        .map(first -> converted(channel.channel(), first))
                        .toList(),
                Map.of(CHANNEL, size));
    }

    private static Candidate converted(ChannelId channel, Candidate first) {
        return new Candidate(
                CHANNEL,
                first.provider(),
                first.providerName(),
                first.name(),
                SCHEME + channel,
                Map.of(),
                SCHEME,
                0,
                PATIENT);
    }

    /// Waits until the channel plays; see [tv.tributary.relay.Relay#join].
    public JoinResult<TsViewer> join(ChannelId channel, ViewerRequest request, Executor thread, ViewerSink sink)
            throws InterruptedException {
        return feeds.join(channel, request, thread, sink);
    }

    /// The same channels as HLS.
    public HlsOutput hls() {
        return hlsOutput;
    }

    /// Every channel of which somebody wants AAC, oldest first.
    public List<StreamSnapshot> snapshots() {
        return feeds.snapshots();
    }

    /// Ends one viewer's stream.
    public void disconnect(long viewer) {
        feeds.disconnect(viewer);
    }

    /// Takes a few seconds at most. The channels themselves close later.
    @Override
    public void close() {
        hlsOutput.close();
        feeds.close();
    }

    /// Opens a channel as the source of its own conversion.
    private final class ChannelOpener implements Upstream.Opener {
        @Override
        public Upstream open(Candidate candidate, SlotRequest slotRequest)
                throws UpstreamException, InterruptedException {
            var channel = new ChannelId(Long.parseLong(candidate.url().substring(SCHEME.length())));
            var slot = slots.tryAcquire(candidate, slotRequest)
                    .orElseThrow(() -> new UpstreamException(FailureReason.NO_SLOT));
            var upstream = new AacUpstream(slot, ffmpeg);
            boolean opened = false;
            try {
                upstream.start(join(channel, slotRequest, upstream));
                opened = true;
                return upstream;
            } finally {
                if (!opened) upstream.close();
            }
        }

        private TsViewer join(ChannelId channel, SlotRequest slotRequest, AacUpstream upstream)
                throws UpstreamException, InterruptedException {
            var request = ViewerRequest.of(slotRequest)
                    .startingBehind(HEAD_START)
                    .within(ViewerRequest.strictest(feeds.demand(channel).all()));
            return switch (channels.joinTap(channel, request, feeds.demand(channel), upstream.thread(), upstream)) {
                case JoinResult.Joined<TsViewer>(var tap) -> tap;
                case JoinResult.Unknown<TsViewer> _ -> throw new UpstreamException(FailureReason.NOT_FOUND);
                case JoinResult.Superseded<TsViewer> _ -> throw new UpstreamException(FailureReason.TAKEN);
                case JoinResult.Refused<TsViewer>(var why) -> throw new UpstreamException(why);
            };
        }

        @Override
        public boolean spare(Candidate candidate) {
            return true;
        }
    }
}
