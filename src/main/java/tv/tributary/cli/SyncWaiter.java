package tv.tributary.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/// Syncs providers and waits for the results.
final class SyncWaiter {
    /// A job as the API shows it.
    private record Work(long id, String state, String note) {
        boolean running() {
            return state.equals("running");
        }

        boolean done() {
            return state.equals("done");
        }
    }

    private final ApiClient apiClient;
    private final PrintWriter out;

    SyncWaiter(ApiClient apiClient, PrintWriter out) {
        this.apiClient = apiClient;
        this.out = out;
    }

    /// Starts all, then prints one line for each. Returns the exit code: 1 if one of them failed.
    int run(List<ProviderCommand.Provider> providers) {
        // All are waited for at once: the program forgets a job some seconds after its end.
        try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended = providers.stream()
                    .map(this::start)
                    .map(work -> CompletableFuture.supplyAsync(() -> await(work), waiting))
                    .toList();
            var code = 0;
            for (int n = 0; n < providers.size(); n++) {
                var work = ended.get(n).join();
                out.println(providers.get(n).name() + ": " + work.note());
                if (!work.done()) code = Cli.FAILED;
            }
            return code;
        } catch (CompletionException e) {
            throw e.getCause() instanceof CommandFailure failure ? failure : e;
        }
    }

    private Work start(ProviderCommand.Provider provider) {
        return apiClient.post("/api/providers/" + provider.id() + "/sync", Work.class);
    }

    /// The API itself waits; so nothing here looks again and again.
    private Work await(Work work) {
        var now = work;
        while (now.running()) now = apiClient.get("/api/jobs/" + work.id() + "?wait=60", Work.class);
        return now;
    }
}
