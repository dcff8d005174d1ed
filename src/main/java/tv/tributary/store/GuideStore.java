package tv.tributary.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideChannelId;
import tv.tributary.model.GuideSourceId;
import tv.tributary.store.GuideSourceRow.LastImport;
import tv.tributary.store.GuideSourceRow.Mark;

/// The channels of guides and their programmes, in packed blocks. A new guide is written beside the old one
/// under an import of its own, which nobody sees before [#publish]. Thread-safe.
public final class GuideStore {
    private static final String SEPARATOR = "\u001E";
    /// Blocks deleted in one turn, so that others get theirs.
    private static final int PIECE = 2_000;

    private final Database database;

    public GuideStore(Database database) {
        this.database = database;
    }

    /// Programmes that follow each other on a channel. Not a record: those compare arrays by identity.
    public static final class ProgrammeBlock {
        private final GuideChannelId channel;
        private final Instant firstStart;
        private final Instant lastStop;
        private final int programmes;
        private final String titles;
        private final byte[] content;

        /// @param lastStop exclusive
        /// @param titles folded, one a line
        /// @param content packed, in the caller's own form; not copied: never change it afterwards
        public ProgrammeBlock(
                GuideChannelId channel,
                Instant firstStart,
                Instant lastStop,
                int programmes,
                String titles,
                byte[] content) {
            this.channel = channel;
            this.firstStart = firstStart;
            this.lastStop = lastStop;
            this.programmes = programmes;
            this.titles = titles;
            this.content = content;
        }

        public GuideChannelId channel() {
            return channel;
        }

        /// As it was stored. Never change it.
        public byte[] content() {
            return content;
        }
    }

    /// A channel in sight.
    ///
    /// @param kept whether its programmes are stored
    public record StoredChannel(GuideChannel channel, boolean kept) {}

    /// The channels of a source's live guide; those of all sources in sight if it is empty.
    public List<StoredChannel> channels(Optional<GuideSourceId> source) {
        return database.read(tx -> tx.list(
                """
                select c.id, c.source, c.xmltv_id, c.names, c.languages, c.icon, c.programmes, c.kept
                from guide_channel c join guide_source s on s.id = c.source and s.live_import = c.seen
                where s.removed_at is null and s.enabled
                    and (s.provider is null
                        or s.provider in (select id from provider where enabled and removed_at is null))
                    and (? is null or c.source = ?)
                order by s.priority, s.id, c.id
                """,
                row -> new StoredChannel(
                        new GuideChannel(
                                new GuideChannelId(row.number(1)),
                                new GuideSourceId(row.number(2)),
                                row.text(3),
                                texts(row.text(4)),
                                texts(row.text(5)),
                                row.text(6),
                                row.integer(7)),
                        row.flag(8)),
                source.map(GuideSourceId::value),
                source.map(GuideSourceId::value)));
    }

    /// The ids of a source's channels; new ones get theirs now and stay out of sight.
    public Map<String, GuideChannelId> ids(GuideSourceId source, Collection<String> xmltvIds) {
        return database.write(tx -> {
            tx.batch(
                    "insert or ignore into guide_channel (source, xmltv_id) values (?, ?)",
                    batch -> xmltvIds.forEach(id -> batch.add(source.value(), id)));
            var ids = new HashMap<String, GuideChannelId>();
            tx.each(
                    "select xmltv_id, id from guide_channel where source = ?",
                    row -> ids.put(row.text(1), new GuideChannelId(row.number(2))),
                    source.value());
            return ids;
        });
    }

    /// Begins an import.
    public long openImport(GuideSourceId source) {
        return database.write(tx -> tx.insert("insert into guide_import (source) values (?)", source.value()));
    }

    public void add(long importId, List<ProgrammeBlock> blocks) {
        database.write(tx -> {
            tx.batch(
                    """
                    insert into programme_block (import, channel, first_start, last_stop, programmes, titles, content)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """,
                    batch -> blocks.forEach(block -> batch.add(
                            importId,
                            block.channel.value(),
                            block.firstStart.getEpochSecond(),
                            block.lastStop.getEpochSecond(),
                            block.programmes,
                            block.titles,
                            block.content)));
            return "";
        });
    }

    /// Makes an import the live one of its source, in one short transaction. The programmes of the one before
    /// are deleted afterwards.
    public void publish(GuideSourceId source, long importId, List<StoredChannel> channels, Mark mark, LastImport last) {
        database.write(Topic.GUIDE, tx -> {
            tx.batch(
                    """
                    update guide_channel set names = ?, languages = ?, icon = ?, programmes = ?, seen = ?, kept = ?
                    where id = ?
                    """,
                    batch -> channels.forEach(stored -> batch.add(
                            text(stored.channel().names()),
                            text(stored.channel().languages()),
                            stored.channel().icon(),
                            stored.channel().programmes(),
                            importId,
                            stored.kept(),
                            stored.channel().id().value())));
            tx.update("update guide_source set live_import = ? where id = ?", importId, source.value());
            GuideSourceStore.mark(tx, source, mark);
            GuideSourceStore.report(tx, source, last);
            return "";
        });
        dropStale();
    }

    /// Deletes what no source serves: old guides, and what a crash or a failure left behind. Not while an
    /// import runs that [#publish] did not end yet.
    public void dropStale() {
        var stale = database.read(tx -> tx.list("""
                select i.id from guide_import i join guide_source s on s.id = i.source
                where i.id < coalesce(s.live_import, 0)
                """, row -> row.number(1)));
        stale.forEach(this::drop);
    }

    /// Deletes an import that came to nothing.
    public void drop(long importId) {
        while (database.write(tx -> tx.update(
                        "delete from programme_block where id in (select id from programme_block where import = ? limit ?)",
                        importId,
                        PIECE))
                > 0) {
            // The next piece.
        }
        database.write(tx -> tx.update("delete from guide_import where id = ?", importId));
    }

    /// Shows the live blocks of some channels that touch a time, channel by channel, each in the order of time.
    public void blocks(
            Collection<GuideChannelId> channels, Instant from, Instant until, Consumer<ProgrammeBlock> action) {
        database.read(tx -> {
            for (var channel : channels) {
                tx.each(
                        """
                        select b.channel, b.first_start, b.last_stop, b.programmes, b.content
                        from guide_channel c
                            join guide_source s on s.id = c.source
                            join programme_block b on b.channel = c.id and b.import = s.live_import
                        where c.id = ? and b.last_stop > ? and b.first_start < ?
                        order by b.first_start
                        """,
                        row -> action.accept(block(row)),
                        channel.value(),
                        from.getEpochSecond(),
                        until.getEpochSecond());
            }
            return "";
        });
    }

    /// The live blocks that end after a moment and in whose titles a text stands, soonest first.
    public List<ProgrammeBlock> search(String folded, Instant from, int most) {
        return database.read(tx -> tx.list("""
                select b.channel, b.first_start, b.last_stop, b.programmes, b.content
                from programme_block b join guide_source s on s.live_import = b.import
                where b.last_stop > ? and instr(b.titles, ?) > 0
                order by b.first_start limit ?
                """, row -> block(row), from.getEpochSecond(), folded, most));
    }

    /// When the last stored programme of an import ends.
    public Optional<Instant> lastStop(long importId) {
        return database.read(tx -> tx.first(
                        "select max(last_stop) from programme_block where import = ?",
                        row -> row.missing(1)
                                ? Optional.<Instant>empty()
                                : Optional.of(Instant.ofEpochSecond(row.number(1))),
                        importId)
                .flatMap(stop -> stop));
    }

    private static ProgrammeBlock block(Row row) {
        return new ProgrammeBlock(
                new GuideChannelId(row.number(1)),
                Instant.ofEpochSecond(row.number(2)),
                Instant.ofEpochSecond(row.number(3)),
                row.integer(4),
                "",
                row.bytes(5));
    }

    private static String text(List<String> texts) {
        var all = new StringBuilder();
        for (var text : texts) all.append(text.replace(SEPARATOR, " ")).append(SEPARATOR);
        return all.toString();
    }

    private static List<String> texts(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.substring(0, text.length() - 1).split(SEPARATOR, -1));
    }
}
