package tv.tributary.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.edit.EditTransaction;
import tv.tributary.catalog.edit.Editor;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.store.AccountStore;
import tv.tributary.store.ChannelStore;
import tv.tributary.store.EditStore;
import tv.tributary.store.MergeStore;
import tv.tributary.store.ProviderRow.LastSync;
import tv.tributary.store.ProviderRow.ListMark;
import tv.tributary.store.ProviderStore;
import tv.tributary.store.SourceStore;
import tv.tributary.store.StagedEntry;
import tv.tributary.testkit.TempStore;
import tv.tributary.text.LocalizableMessage;

/// While a large list is taken over the user goes on editing.
class StagedListMergeTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private static final LastSync DONE = new LastSync(
            Optional.of(Instant.parse("2026-03-01T12:00:00Z")),
            Duration.ZERO,
            "DONE",
            0,
            0,
            0,
            0,
            0,
            LocalizableMessage.verbatim(""),
            "");
    private static final ChannelId FIRST = new ChannelId(1);

    private final TempStore store = new TempStore();
    private final SourceStore sources = new SourceStore(store.database());
    private final EditStore edits = new EditStore(store.database());
    private final ProviderId provider = new ProviderStore(store.database())
            .add(new Provider(new ProviderId(1), ProviderSettings.of("Home", "/list")), CLOCK.instant())
            .provider()
            .id();
    private final LineupCache lineupCache = new LineupCache(
            new ChannelStore(store.database()),
            edits,
            new ProviderCache(new ProviderStore(store.database()), new AccountStore(store.database())),
            store.events(),
            CLOCK);
    private final Editor editor =
            new Editor(new EditTransaction(edits, lineupCache, CLOCK), lineupCache, NumberingSettings::defaults);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEditIsShownWhileTheListIsTakenOverAndStays() {
        takeOver(0, 3, _ -> {});
        var sizes = new ArrayList<Integer>();

        takeOver(3, 3_000, fraction -> {
            if (fraction < 0.5 || !sizes.isEmpty()) return;
            editor.rename(FIRST, "Mine");
            editor.hide(List.of(new ChannelId(2)));
            assertThat(name(FIRST)).isEqualTo("Mine");
            sizes.add(lineupCache.lineup().counts().channels());
        });

        assertThat(sizes).as("channels shown in the midst of it").containsExactly(2);
        assertThat(name(FIRST)).isEqualTo("Mine");
        assertThat(lineupCache.lineup().counts().channels()).isEqualTo(3_002);
        assertThat(edits.history(10)).hasSize(2);
    }

    @Test
    void anEditMeanwhileCanBeUndoneMeanwhile() {
        takeOver(0, 3, _ -> {});
        var undone = new ArrayList<String>();

        takeOver(3, 3_000, fraction -> {
            if (fraction < 0.5 || !undone.isEmpty()) return;
            editor.renumber(FIRST, "77");
            edits.undo().ifPresent(done -> undone.add(done.answer().step().kind()));
        });

        assertThat(undone).containsExactly("NUMBER");
        assertThat(lineupCache.lineup().find(FIRST).orElseThrow().channel().number())
                .isEqualTo("1");
    }

    @Test
    void cancelledInTheMidstItLeavesTheOldListAndNothingElse() {
        takeOver(0, 3, _ -> {});

        assertThatThrownBy(() -> takeOver(3, 3_000, fraction -> {
                    if (fraction > 0.5) throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);

        lineupCache.refresh();
        assertThat(lineupCache.lineup().counts().channels()).isEqualTo(3);
        assertThat(sources.live(provider)).isEqualTo(3);
        assertThat(sources.finishTakeOver(provider)).as("something is left").isFalse();
        takeOver(3, 3_000, _ -> {});
        assertThat(lineupCache.lineup().counts().channels()).isEqualTo(3_003);
    }

    @Test
    void editsAreShownAtOnceAndNeverLostToARebuildThatRuns() throws Exception {
        takeOver(0, 300, _ -> {});
        var over = new AtomicBoolean();
        var rebuilds = new Thread(() -> {
            while (!over.get()) lineupCache.refresh();
        });
        rebuilds.start();
        try {
            for (var i = 1; i <= 300; i++) {
                var channel = new ChannelId(i);
                editor.rename(channel, "Mine " + i);
                assertThat(name(channel)).isEqualTo("Mine " + i);
            }
        } finally {
            over.set(true);
            rebuilds.join();
        }

        assertThat(IntStream.rangeClosed(1, 300).mapToObj(i -> name(new ChannelId(i))))
                .isEqualTo(
                        IntStream.rangeClosed(1, 300).mapToObj(i -> "Mine " + i).toList());
    }

    @Test
    void aNewEntryFindsItsChannelAmongThousands() {
        takeOver(0, 2_500, _ -> {});
        var twin = entry(2_400);

        takeOver(
                List.of(new StagedEntry(
                        0,
                        2_500,
                        0,
                        SourceKind.LIVE,
                        twin.name(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "http://b.test/",
                        "",
                        "",
                        twin.title(),
                        1,
                        twin.mergeKey())),
                _ -> {});

        assertThat(lineupCache.lineup().counts().channels()).isEqualTo(2_500);
        assertThat(lineupCache.lineup().find(new ChannelId(2_401)).orElseThrow().sources())
                .isEqualTo(2);
    }

    /// Adds `count` entries from `first` on to the list.
    private void takeOver(int first, int count, DoubleConsumer progress) {
        takeOver(
                IntStream.range(first, first + count)
                        .mapToObj(StagedListMergeTest::entry)
                        .toList(),
                progress);
    }

    private void takeOver(List<StagedEntry> entries, DoubleConsumer progress) {
        var stage = sources.openStage(provider);
        sources.stage(stage, entries, new long[0], 0);
        var stagedListPublisher = new StagedListMerge(
                        sources,
                        new MergeStore(store.database()),
                        NumberingSettings.defaults(),
                        LogoHashes.BLIND,
                        ChannelIdentifier.SHIPPED,
                        progress)
                .publish(provider, stage, new ListMark("", "", "", 0), CLOCK.instant(), _ -> DONE);
        var applied = true;
        while (applied) applied = stagedListPublisher.applyNext();
        lineupCache.refresh();
    }

    private String name(ChannelId channel) {
        return lineupCache.lineup().find(channel).orElseThrow().channel().name();
    }

    private static StagedEntry entry(int position) {
        var name = "Channel " + (char) ('a' + position % 26) + position;
        var url = "http://a.test/" + position;
        var key = "tv||" + name.toLowerCase(Locale.ROOT).replace(" ", "");
        return new StagedEntry(0, position, 0, SourceKind.LIVE, name, "", "", "", "", "", url, "", "", name, 1, key);
    }
}
