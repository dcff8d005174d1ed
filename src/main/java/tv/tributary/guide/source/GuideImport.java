package tv.tributary.guide.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tv.tributary.format.document.ContentKind;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.format.xmltv.XmltvReader;
import tv.tributary.format.xmltv.XmltvSummary;
import tv.tributary.guide.programme.ProgrammePacker;
import tv.tributary.guide.source.GuideFetcher.FetchedGuide;
import tv.tributary.job.Job;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideChannelId;
import tv.tributary.model.GuideSource;
import tv.tributary.store.GuideStore;
import tv.tributary.store.GuideStore.ProgrammeBlock;
import tv.tributary.store.GuideStore.StoredChannel;
import tv.tributary.text.Messages;

/// Reads one guide that came whole: first its channels, which are matched, then the programmes of those that
/// are used. What is stored is seen by nobody before it is published. For one thread.
final class GuideImport {
    /// How far it is when all has come, and when the channels are known.
    static final double READING = 0.3;

    private static final double STORING = 0.6;
    private static final int BLOCKS_PER_TURN = 200;
    private static final int MOST_NAMES = 12;
    private static final int MOST_LANGUAGES = 6;

    private final GuideStore store;
    private final GuideSource source;
    private final FetchedGuide guide;
    private final ChannelUse use;
    private final Job job;
    private final Map<String, Listed> listed = new LinkedHashMap<>();
    private long length;
    private boolean beyondWindow;

    GuideImport(GuideStore store, GuideSource source, FetchedGuide guide, ChannelUse use, Job job) {
        this.store = store;
        this.source = source;
        this.guide = guide;
        this.use = use;
        this.job = job;
    }

    /// Tells which channels of a guide are used.
    interface ChannelUse {
        /// @param channels all that a guide has, in place of those it had before
        /// @return those whose programmes are to be stored, each with how many days back
        Map<GuideChannelId, Integer> of(GuideSource source, List<GuideChannel> channels);
    }

    /// The times whose programmes are stored, for channels without an archive.
    record Window(Instant now, int daysBack, int daysAhead) {
        boolean isOver(Programme programme, int archiveDays) {
            var end = programme.stop().orElse(programme.start().plusHours(1)).toInstant();
            return end.isBefore(now.minus(Duration.ofDays(Math.max(daysBack, archiveDays))));
        }

        boolean isBeyond(OffsetDateTime start) {
            return start.toInstant().isAfter(now.plus(Duration.ofDays(daysAhead)));
        }
    }

    /// A channel of the guide, as far as it was read.
    private static final class Listed {
        private final Set<String> names = new LinkedHashSet<>();
        private final Set<String> languages = new LinkedHashSet<>();
        private String icon = "";
        private int programmes;

        void add(XmltvChannel channel) {
            for (var name : channel.displayNames()) {
                if (names.size() < MOST_NAMES) names.add(name.text());
                speaks(name);
            }
            if (icon.isEmpty() && !channel.icons().isEmpty())
                icon = channel.icons().getFirst().src();
        }

        private void speaks(LocalizedText text) {
            if (!text.lang().isEmpty() && languages.size() < MOST_LANGUAGES) languages.add(text.lang());
        }
    }

    /// First pass. Programmes are only counted.
    XmltvSummary readChannels() throws IOException {
        length = Math.max(1, Files.size(guide.file()));
        return read(0, new XmltvReader.Handler() {
            @Override
            public void channel(XmltvChannel channel) {
                of(channel.id()).add(channel);
            }

            @Override
            public boolean wants(String channel, OffsetDateTime start) {
                of(channel).programmes++;
                return false;
            }

            @Override
            public void programme(Programme programme) {
                // None is wanted.
            }
        });
    }

    private Listed of(String id) {
        return listed.computeIfAbsent(id, _ -> new Listed());
    }

    /// @throws UnusableGuide if it is no guide
    static void check(XmltvSummary summary) throws UnusableGuide {
        switch (summary.shape()) {
            case GUIDE, TRUNCATED -> {
                if (summary.programmes() == 0)
                    throw new UnusableGuide(
                            summary.content() == ContentKind.WEB_PAGE ? GuideFault.WEB_PAGE : GuideFault.EMPTY);
            }
            case EMPTY -> throw new UnusableGuide(GuideFault.EMPTY);
            case TOO_LARGE -> throw new UnusableGuide(GuideFault.TOO_LARGE);
            case NOT_A_GUIDE ->
                throw new UnusableGuide(
                        summary.content() == ContentKind.WEB_PAGE ? GuideFault.WEB_PAGE : GuideFault.NOT_A_GUIDE);
        }
    }

    /// Second pass: stores the programmes of the channels that are used.
    ///
    /// @return all channels of the guide
    List<StoredChannel> store(long importId, Window window) throws IOException {
        var ids = store.ids(source.id(), listed.keySet());
        var channels = channels(ids);
        var used = use.of(source, channels);
        job.checkCancelled();
        var blocks = new ArrayList<ProgrammeBlock>(BLOCKS_PER_TURN);
        try (var packer = new ProgrammePacker(block -> {
            blocks.add(block);
            if (blocks.size() == BLOCKS_PER_TURN) write(importId, blocks);
        })) {
            read(STORING, new XmltvReader.Handler() {
                @Override
                public void channel(XmltvChannel channel) {
                    // Known from the first pass.
                }

                @Override
                public boolean wants(String channel, OffsetDateTime start) {
                    if (!used.containsKey(ids.get(channel))) return false;
                    if (!window.isBeyond(start)) return true;
                    beyondWindow = true;
                    return false;
                }

                @Override
                public void programme(Programme programme) {
                    var id = ids.get(programme.channel());
                    if (id != null && !window.isOver(programme, used.getOrDefault(id, 0)))
                        packer.add(id, compact(programme));
                }
            });
            packer.flush();
        }
        write(importId, blocks);
        return channels.stream()
                .map(channel -> new StoredChannel(channel, used.containsKey(channel.id())))
                .toList();
    }

    /// Whether the guide had more than the window takes.
    boolean reachesBeyondWindow() {
        return beyondWindow;
    }

    /// In UTC, and without the id of its channel, which its block knows.
    private static Programme compact(Programme programme) {
        return programme
                .on("-")
                .at(
                        programme.start().withOffsetSameInstant(ZoneOffset.UTC),
                        programme.stop().map(stop -> stop.withOffsetSameInstant(ZoneOffset.UTC)));
    }

    private void write(long importId, List<ProgrammeBlock> blocks) {
        job.checkCancelled();
        store.add(importId, blocks);
        blocks.clear();
    }

    private List<GuideChannel> channels(Map<String, GuideChannelId> ids) {
        var channels = new ArrayList<GuideChannel>(listed.size());
        listed.forEach((id, one) -> {
            var known = ids.get(id);
            if (known == null) return;
            channels.add(new GuideChannel(
                    known,
                    source.id(),
                    id,
                    List.copyOf(one.names),
                    List.copyOf(one.languages),
                    one.icon,
                    one.programmes));
        });
        return channels;
    }

    private XmltvSummary read(double from, XmltvReader.Handler handler) throws IOException {
        var span = from == 0 ? STORING - READING : 1 - STORING;
        var begin = from == 0 ? READING : STORING;
        try (var in = new CountingStream(new BufferedInputStream(Files.newInputStream(guide.file()), 1 << 16))) {
            return XmltvReader.read(in, guide.charset(), handler, () -> {
                job.checkCancelled();
                job.progress(begin + span * in.count / length, Messages.of("guide.import.reading"));
            });
        }
    }

    /// Knows how much was read.
    private static final class CountingStream extends FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int size) throws IOException {
            var read = in.read(bytes, offset, size);
            if (read > 0) count += read;
            return read;
        }
    }
}
