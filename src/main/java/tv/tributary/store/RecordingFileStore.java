package tv.tributary.store;

import java.util.LinkedHashMap;
import java.util.Map;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.RecordingFileWork;
import tv.tributary.model.RecordingFileWork.FileProblem;
import tv.tributary.model.RecordingFileWork.WorkState;

/// What became of recordings' files after their end. Thread-safe.
public final class RecordingFileStore {
    private final Database database;

    public RecordingFileStore(Database database) {
        this.database = database;
    }

    /// By recording, in their order; those without any work are left out.
    public Map<Long, RecordingFileWork> all() {
        return database.read(tx -> {
            var all = new LinkedHashMap<Long, RecordingFileWork>();
            tx.each(
                    "select recording, state, problem, detail from recording_file order by recording",
                    row -> all.put(
                            row.number(1),
                            new RecordingFileWork(
                                    WorkState.valueOf(row.text(2)), FileProblem.valueOf(row.text(3)), row.text(4))));
            return all;
        });
    }

    /// Stores it in the place of what was known; does nothing for a recording that is gone.
    public void put(long recording, RecordingFileWork work) {
        database.write(
                Topic.RECORDINGS,
                tx -> tx.update("""
                        insert into recording_file (recording, state, problem, detail)
                        select id, ?, ?, ? from recording where id = ?
                        on conflict (recording) do update
                            set state = excluded.state, problem = excluded.problem, detail = excluded.detail
                        """, work.state().name(), work.problem().name(), work.detail(), recording));
    }
}
