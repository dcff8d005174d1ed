package tv.tributary.server.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;

/// Jobs: list and cancel.
final class JobsApi {
    private static final int LONGEST_WAIT = 60;

    private final Jobs jobs;

    JobsApi(Jobs jobs) {
        this.jobs = jobs;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(JobJson.class);
        return List.of(
                Endpoint.get(
                        "/api/jobs",
                        "Running jobs, and those that ended a moment ago",
                        BodySchema.many(JobJson.class),
                        _ -> list()),
                Endpoint.get("/api/jobs/{id}", "One job", one, this::show)
                        .with("wait", Integer.class, "answer when it has ended, after so many seconds at the latest"),
                Endpoint.post("/api/jobs/{id}/cancel", "Stop a job", one, this::cancel)
                        .answering(202));
    }

    private Response list() {
        return BufferedResponse.json(
                jobs.views().get().stream().map(JobJson::of).toList());
    }

    private Response show(Request request) {
        var job = find(request);
        await(job, Duration.ofSeconds(RequestBody.number(request, "wait", 0, LONGEST_WAIT)));
        return BufferedResponse.json(JobJson.of(job.view()));
    }

    private static void await(Job job, Duration patience) {
        if (patience.isZero()) return;
        try {
            job.await(patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Response cancel(Request request) {
        var job = find(request);
        job.cancel();
        return BufferedResponse.json(JobJson.of(job.view())).status(202);
    }

    private Job find(Request request) {
        return jobs.find(RequestBody.id(request)).orElseThrow(RequestBody::notFound);
    }

    /// A long-running job.
    ///
    /// @param fraction 0 to 1; absent while unknown
    /// @param note what it is doing or, once ended, what came of it
    record JobJson(
            long id,
            String title,
            Job.State state,
            @Nullable Double fraction,
            String note,
            Instant started) {
        static JobJson of(Job.View view) {
            var fraction = Double.isNaN(view.fraction()) ? null : Double.valueOf(view.fraction());
            return new JobJson(view.id(), view.title(), view.state(), fraction, view.note(), view.started());
        }
    }
}
