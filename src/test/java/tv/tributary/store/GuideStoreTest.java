package tv.tributary.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Events;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideChannelId;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.store.GuideSourceRow.LastImport;
import tv.tributary.store.GuideSourceRow.Mark;
import tv.tributary.store.GuideStore.ProgrammeBlock;
import tv.tributary.store.GuideStore.StoredChannel;
import tv.tributary.testkit.TempStore;
import tv.tributary.text.LocalizableMessage;

/// Channels and programmes of guides in the database.
final class GuideStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");

    private final TempStore temp = new TempStore();
    private final GuideStore store = new GuideStore(temp.database());
    private final GuideSourceId source = new GuideSourceStore(temp.database())
            .add(GuideSource.Settings.of("G", "http://g/x"), NOW)
            .source()
            .id();

    @AfterEach
    void close() {
        temp.close();
    }

    @Test
    void nobodySeesAnImportBeforeItIsPublished() {
        var importId = store.openImport(source);
        var channel = requireNonNull(store.ids(source, List.of("one")).get("one"));
        store.add(importId, List.of(block(channel, 0, "news")));
        assertThat(store.channels(Optional.empty())).isEmpty();
        assertThat(seen(channel)).isEmpty();
        publish(importId, channel);
        assertThat(store.channels(Optional.of(source))).hasSize(1);
        assertThat(seen(channel)).containsExactly("news");
    }

    @Test
    void aNewGuideReplacesTheOldAndKeepsTheIdsOfItsChannels() {
        var first = store.openImport(source);
        var channel = requireNonNull(store.ids(source, List.of("one")).get("one"));
        store.add(first, List.of(block(channel, 0, "old")));
        publish(first, channel);
        var second = store.openImport(source);
        assertThat(store.ids(source, List.of("one", "two")).get("one")).isEqualTo(channel);
        store.add(second, List.of(block(channel, 0, "new"), block(channel, 1, "newer")));
        publish(second, channel);
        assertThat(seen(channel)).containsExactly("new", "newer");
        assertThat(store.lastStop(first)).isEmpty();
        assertThat(store.lastStop(second)).contains(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void aBackupHoldsTheSourcesWithoutTheirProgrammes() throws Exception {
        var importId = store.openImport(source);
        var channel = requireNonNull(store.ids(source, List.of("one")).get("one"));
        store.add(importId, List.of(block(channel, 0, "news")));
        publish(importId, channel);
        var backup = temp.database().backup(new Backups(temp.file()));
        var copy = Files.copy(backup, temp.folder().resolve("copy.db"));
        try (var events = new Events();
                var restored = Database.open(copy, events)) {
            var sources = new GuideSourceStore(restored).all();
            assertThat(sources).singleElement().satisfies(row -> {
                assertThat(row.source().name()).isEqualTo("G");
                assertThat(row.last().at()).isEmpty();
                assertThat(row.mark()).isEqualTo(Mark.NONE);
            });
            assertThat(new GuideStore(restored).lastStop(importId)).isEmpty();
        }
        assertThat(seen(channel)).containsExactly("news");
    }

    private void publish(long importId, GuideChannelId channel) {
        var shown = new GuideChannel(channel, source, "one", List.of("One", "1"), List.of("en"), "", 1);
        store.publish(
                source,
                importId,
                List.of(new StoredChannel(shown, true)),
                new Mark("\"1\"", "", "d"),
                new LastImport(Optional.of(NOW), Duration.ZERO, "DONE", 1, 1, 0, LocalizableMessage.verbatim("Done.")));
        assertThat(store.channels(Optional.of(source))).singleElement().isEqualTo(new StoredChannel(shown, true));
    }

    private List<String> seen(GuideChannelId channel) {
        var seen = new ArrayList<String>();
        store.blocks(
                List.of(channel),
                NOW,
                NOW.plus(Duration.ofDays(1)),
                block -> seen.add(new String(block.content(), StandardCharsets.UTF_8)));
        return seen;
    }

    private static ProgrammeBlock block(GuideChannelId channel, int hour, String text) {
        var start = NOW.plus(Duration.ofHours(hour));
        return new ProgrammeBlock(
                channel, start, start.plus(Duration.ofHours(1)), 1, text + "\n", text.getBytes(StandardCharsets.UTF_8));
    }
}
