package tv.tributary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.Gap;
import tv.tributary.model.Recording.Progress;
import tv.tributary.model.Recording.RecordingFault;
import tv.tributary.model.Recording.RecordingState;

/// Recordings with what is missing in them. Thread-safe.
public final class RecordingStore {
    private static final String ALL = "select id, channel, channel_name, title, sub_title, showing, start, stop, early,"
            + " late, priority, rule, planned, state, fault, file, bytes, began, ended, deleted from recording";

    private final Database database;

    public RecordingStore(Database database) {
        this.database = database;
    }

    /// Adds it, unless one of this showing is there: nothing is recorded twice.
    ///
    /// @return its id; empty if there is one already
    public Optional<Long> add(Recording recording) {
        return database.write(Topic.RECORDINGS, tx -> {
            var known = tx.first(
                    "select id from recording where channel = ? and start = ? and title = ?",
                    row -> row.number(1),
                    recording.channel().value(),
                    recording.start(),
                    recording.title());
            if (known.isPresent()) return Optional.empty();
            return Optional.of(tx.insert(
                    """
                    insert into recording (channel, channel_name, title, sub_title, showing, start, stop, early, late,
                        priority, rule, planned, state, fault, file, bytes)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0)
                    """,
                    recording.channel().value(),
                    recording.channelName(),
                    recording.title(),
                    recording.subTitle(),
                    recording.showing(),
                    recording.start(),
                    recording.stop(),
                    recording.early(),
                    recording.late(),
                    recording.priority(),
                    recording.rule().orElse(0),
                    recording.planned(),
                    recording.progress().state().name(),
                    recording.progress().fault().name()));
        });
    }

    /// Stores it in the place of what was known under its id; does nothing if there is none.
    ///
    /// @param newest asked when it is written, so that of two writes at once the later state is kept; empty where
    ///     there is nothing to store any more
    public void put(Supplier<Optional<Recording>> newest) {
        database.write(Topic.RECORDINGS, tx -> {
            newest.get().ifPresent(recording -> put(tx, recording));
            return "";
        });
    }

    private static void put(Tx tx, Recording recording) {
        var progress = recording.progress();
        int known = tx.update(
                """
                    update recording set stop = ?, early = ?, late = ?, priority = ?, rule = ?, planned = ?, state = ?,
                        fault = ?, file = ?, bytes = ?, began = ?, ended = ?, deleted = ?, sub_title = ?, showing = ?
                    where id = ?
                    """,
                recording.stop(),
                recording.early(),
                recording.late(),
                recording.priority(),
                recording.rule().orElse(0),
                recording.planned(),
                progress.state().name(),
                progress.fault().name(),
                progress.file(),
                progress.bytes(),
                progress.began(),
                progress.ended(),
                progress.deleted(),
                recording.subTitle(),
                recording.showing(),
                recording.id());
        if (known == 0) return;
        tx.update("delete from recording_gap where recording = ?", recording.id());
        tx.batch("insert or replace into recording_gap (recording, began, ended) values (?, ?, ?)", batch -> {
            for (var gap : progress.gaps()) batch.add(recording.id(), gap.from(), gap.to());
        });
    }

    /// Forgets it.
    public void remove(long id) {
        database.write(Topic.RECORDINGS, tx -> tx.update("delete from recording where id = ?", id));
    }

    /// All of them, the earliest first.
    public List<Recording> all() {
        return database.read(tx -> {
            var gaps = new HashMap<Long, List<Gap>>();
            tx.each(
                    "select recording, began, ended from recording_gap order by recording, began",
                    row -> gaps.computeIfAbsent(row.number(1), _ -> new ArrayList<>())
                            .add(new Gap(row.instant(2), row.instant(3))));
            return tx.list(
                    ALL + " order by start, id", row -> recording(row, gaps.getOrDefault(row.number(1), List.of())));
        });
    }

    private static Recording recording(Row row, List<Gap> gaps) {
        long rule = row.number(12);
        return new Recording(
                row.number(1),
                new ChannelId(row.number(2)),
                row.text(3),
                row.text(4),
                row.text(5),
                row.text(6),
                row.instant(7),
                row.instant(8),
                row.duration(9),
                row.duration(10),
                row.integer(11),
                rule == 0 ? OptionalLong.empty() : OptionalLong.of(rule),
                row.flag(13),
                new Progress(
                        RecordingState.valueOf(row.text(14)),
                        RecordingFault.valueOf(row.text(15)),
                        row.text(16),
                        row.number(17),
                        moment(row, 18),
                        moment(row, 19),
                        moment(row, 20),
                        gaps));
    }

    private static Optional<Instant> moment(Row row, int column) {
        return row.missing(column) ? Optional.empty() : Optional.of(row.instant(column));
    }
}
