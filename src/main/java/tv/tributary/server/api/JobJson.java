package tv.tributary.server.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tv.tributary.job.Job;

/// A long-running job.
///
/// @param fraction 0 to 1; absent while unknown
/// @param note what it is doing or, once ended, what came of it
record JobJson(
        long id, String title, Job.State state, @Nullable Double fraction, String note, Instant started) {
    static JobJson of(Job.View view) {
        var fraction = Double.isNaN(view.fraction()) ? null : Double.valueOf(view.fraction());
        return new JobJson(view.id(), view.title(), view.state(), fraction, view.note(), view.started());
    }
}
