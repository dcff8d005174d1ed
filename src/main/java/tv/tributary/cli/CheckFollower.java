package tv.tributary.cli;

/// Starts a check and prints each result as it arrives.
final class CheckFollower {
    private final ApiClient apiClient;
    private final CheckReport checkReport;

    CheckFollower(ApiClient apiClient, CheckReport checkReport) {
        this.apiClient = apiClient;
        this.checkReport = checkReport;
    }

    /// Returns the exit code: 0 if all that was tested plays.
    int run(String path, InterruptHook interruptHook) {
        var begun = apiClient.post(path, CheckReport.Progress.class);
        long job = begun.job().id();
        interruptHook.by(() -> apiClient.post("/api/jobs/" + job + "/cancel", CheckReport.Work.class));
        var now = begun;
        int seen = 0;
        int works = 0;
        int tested = 0;
        do {
            // The API itself waits; so nothing here looks again and again.
            now = apiClient.get("/api/checks/" + job + "?wait=30&after=" + seen, CheckReport.Progress.class);
            for (var finding : now.results()) {
                checkReport.tell(finding);
                seen++;
                if (finding.works()) works++;
                if (finding.tested()) tested++;
            }
        } while (!now.over() || !now.results().isEmpty());
        checkReport.end(now, seen, works, seen - tested);
        boolean allWork = works == tested && (tested > 0 || now.planned() == 0);
        return allWork && now.job().state().equals("done") ? 0 : Cli.FAILED;
    }
}
