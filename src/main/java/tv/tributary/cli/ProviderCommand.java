package tv.tributary.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.text.Messages;

/// `tributary provider …`: adds, lists, syncs and removes providers.
@Command(
        name = "provider",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.provider.about}",
        subcommands = SyncHistoryCommand.class,
        synopsisSubcommandLabel = "(add | account | certificate | list | sync | left-out | changes | remove | restore)")
final class ProviderCommand extends ApiCommand {
    /// A provider as the API shows it.
    record Provider(
            long id,
            String name,
            String location,
            boolean enabled,
            int sources,
            int channels,
            LastSync lastSync,
            List<Account> accounts,
            boolean readableAsAccount) {
        record Account(int number, String state, Optional<Instant> expires, int inUse, int allowed) {}

        record LastSync(String result, String words, List<LeftOut> leftOut) {}

        record LeftOut(String words, List<Line> lines) {}

        record Line(int line, String name) {}
    }

    private record Removed(long id, String name, Instant removed, Instant until) {}

    private record NewProvider(
            String name,
            String location,
            Optional<String> username,
            Optional<String> password,
            int priority,
            Optional<Integer> connections,
            String userAgent,
            String referer,
            String origin,
            String cookie,
            String proxy,
            String certificate,
            long refreshEverySeconds) {}

    private record Login(Optional<String> username, Optional<String> password) {}

    private record Place(String location, String proxy) {}

    private record Certificate(String fingerprint, String subject, String issuer, Instant from, Instant until) {}

    private static final int SECONDS_PER_HOUR = 3_600;

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.provider.add.about}")
    int add(
            @Parameters(paramLabel = "LOCATION", description = "${bundle:cli.provider.add.location}") String location,
            @Option(names = "--name", paramLabel = "NAME", description = "${bundle:cli.provider.add.name}") @Nullable
                    String name,
            @Option(
                            names = "--priority",
                            paramLabel = "N",
                            defaultValue = "10",
                            description = "${bundle:cli.provider.add.priority}")
                    int priority,
            @Option(names = "--connections", paramLabel = "N", description = "${bundle:cli.provider.add.connections}")
                    @Nullable
                    Integer connections,
            @Option(
                            names = "--user-agent",
                            paramLabel = "TEXT",
                            defaultValue = "",
                            description = "${bundle:cli.provider.add.user-agent}")
                    String userAgent,
            @Mixin ProviderOptions.Login login,
            @Mixin ProviderOptions.Requests requests,
            @Option(
                            names = "--refresh",
                            paramLabel = "HOURS",
                            defaultValue = "12",
                            description = "${bundle:cli.provider.add.refresh}")
                    int hours,
            @Option(names = "--no-sync", description = "${bundle:cli.provider.add.no-sync}") boolean later) {
        var place = absolute(location);
        var wanted = new NewProvider(
                Optional.ofNullable(name).orElseGet(() -> nameOf(place)),
                place,
                Optional.ofNullable(login.user),
                Optional.ofNullable(login.password),
                priority,
                Optional.ofNullable(connections),
                userAgent,
                requests.referer,
                requests.origin,
                requests.cookie,
                requests.proxy,
                requests.certificate,
                (long) hours * SECONDS_PER_HOUR);
        try (var apiClient = api()) {
            var added = apiClient.post("/api/providers", wanted, Provider.class);
            out().println(Messages.of("cli.provider.added", added.name(), Long.toString(added.id())));
            return later ? 0 : new SyncWaiter(apiClient, out()).run(List.of(added));
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.provider.certificate.about}")
    int certificate(
            @Parameters(paramLabel = "LOCATION", description = "${bundle:cli.provider.certificate.location}")
                    String location,
            @Option(
                            names = "--proxy",
                            paramLabel = "URL",
                            defaultValue = "",
                            description = "${bundle:cli.provider.add.proxy}")
                    String proxy) {
        try (var apiClient = api()) {
            var seen = apiClient.post("/api/providers/certificate", new Place(location, proxy), Certificate.class);
            out().println(Messages.of(
                    "cli.provider.certificate",
                    seen.subject(),
                    seen.issuer(),
                    day(seen.from()),
                    day(seen.until()),
                    seen.fingerprint()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.provider.list.about}")
    int list(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            var answer = apiClient.get("/api/providers");
            if (json) {
                out().println(answer);
                return 0;
            }
            show(apiClient.get("/api/providers", Provider[].class));
            for (var one : apiClient.get("/api/providers/removed", Removed[].class)) {
                out().println(Messages.of(
                        "cli.provider.list.removed", one.name(), day(one.until()), Long.toString(one.id())));
            }
        }
        return 0;
    }

    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneId.systemDefault()).toString();
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.provider.sync.about}")
    int sync(
            @Parameters(paramLabel = "PROVIDER", arity = "0..*", description = "${bundle:cli.provider.which}") @Nullable
                    String[] wanted) {
        try (var apiClient = api()) {
            var all = List.of(apiClient.get("/api/providers", Provider[].class));
            var chosen = wanted == null || wanted.length == 0
                    ? all.stream().filter(Provider::enabled).toList()
                    : Arrays.stream(wanted)
                            .map(text -> find(all, String.valueOf(text)))
                            .toList();
            return new SyncWaiter(apiClient, out()).run(chosen);
        }
    }

    @Command(name = "left-out", mixinStandardHelpOptions = true, description = "${bundle:cli.provider.left-out.about}")
    int leftOut(@Parameters(paramLabel = "PROVIDER", description = "${bundle:cli.provider.which}") String wanted) {
        try (var apiClient = api()) {
            var provider = find(List.of(apiClient.get("/api/providers", Provider[].class)), wanted);
            var kinds = provider.lastSync().leftOut();
            if (kinds.isEmpty()) out().println(Messages.of("cli.provider.left-out.none", provider.name()));
            for (var kind : kinds) {
                out().println(kind.words());
                for (var line : kind.lines())
                    out().println(Messages.of("providers.left-out.line", Integer.toString(line.line()), line.name()));
            }
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.provider.account.about}")
    int account(@Parameters(paramLabel = "PROVIDER", description = "${bundle:cli.provider.which}") String wanted) {
        try (var apiClient = api()) {
            var provider = find(List.of(apiClient.get("/api/providers", Provider[].class)), wanted);
            var changed = apiClient.post("/api/providers/" + provider.id() + "/account", Provider.class);
            out().println(Messages.of("cli.provider.account.done", changed.name()));
            return new SyncWaiter(apiClient, out()).run(List.of(changed));
        }
    }

    @Command(
            name = "add-account",
            mixinStandardHelpOptions = true,
            description = "${bundle:cli.provider.add-account.about}")
    int addAccount(
            @Parameters(paramLabel = "PROVIDER", description = "${bundle:cli.provider.which}") String wanted,
            @Mixin ProviderOptions.Login login) {
        try (var apiClient = api()) {
            var provider = find(List.of(apiClient.get("/api/providers", Provider[].class)), wanted);
            var input = new Login(Optional.ofNullable(login.user), Optional.ofNullable(login.password));
            var changed = apiClient.post("/api/providers/" + provider.id() + "/accounts", input, Provider.class);
            out().println(Messages.of("cli.provider.add-account.done", changed.name()));
            return new SyncWaiter(apiClient, out()).run(List.of(changed));
        }
    }

    @Command(
            name = "remove-account",
            mixinStandardHelpOptions = true,
            description = "${bundle:cli.provider.remove-account.about}")
    int removeAccount(
            @Parameters(paramLabel = "PROVIDER", description = "${bundle:cli.provider.which}") String wanted,
            @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.provider.remove-account.number}")
                    int number) {
        try (var apiClient = api()) {
            var provider = find(List.of(apiClient.get("/api/providers", Provider[].class)), wanted);
            apiClient.delete("/api/providers/" + provider.id() + "/accounts/" + number);
            out().println(Messages.of("cli.provider.remove-account.done", provider.name(), number));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.provider.remove.about}")
    int remove(@Parameters(paramLabel = "PROVIDER", description = "${bundle:cli.provider.which}") String wanted) {
        try (var apiClient = api()) {
            var provider = find(List.of(apiClient.get("/api/providers", Provider[].class)), wanted);
            apiClient.delete("/api/providers/" + provider.id());
            out().println(Messages.of("cli.provider.removed", provider.name()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.provider.restore.about}")
    int restore(@Parameters(paramLabel = "PROVIDER", description = "${bundle:cli.provider.which}") String wanted) {
        try (var apiClient = api()) {
            var found = find(
                    List.of(apiClient.get("/api/providers/removed", Removed[].class)),
                    Removed::id,
                    Removed::name,
                    wanted,
                    "cli.provider.not-removed");
            var back = apiClient.post("/api/providers/" + found.id() + "/restore", Provider.class);
            out().println(Messages.of("cli.provider.restored", back.name()));
        }
        return 0;
    }

    private void show(Provider... providers) {
        if (providers.length == 0) {
            out().println(Messages.of("cli.provider.none"));
            return;
        }
        var textTable = new TextTable(
                Messages.of("cli.column.id"),
                Messages.of("cli.column.name"),
                Messages.of("cli.column.streams"),
                Messages.of("cli.column.channels"),
                Messages.of("cli.column.last-sync"));
        for (var provider : providers) {
            var last = provider.enabled() ? provider.lastSync().words() : Messages.of("cli.provider.disabled");
            textTable.add(provider.id(), provider.name(), provider.sources(), provider.channels(), last);
        }
        textTable.print(out());
        for (var provider : providers) {
            provider.accounts().forEach(account -> show(provider.name(), account));
            if (provider.readableAsAccount())
                out().println(Messages.of("cli.provider.list.readable", provider.name(), Long.toString(provider.id())));
        }
    }

    private void show(String provider, Provider.Account account) {
        var name =
                account.number() == 1 ? provider : Messages.of("catalog.account.further", provider, account.number());
        var end = account.expires().map(ProviderCommand::day).orElse("");
        var key = end.isEmpty() ? "cli.provider.list.account" : "cli.provider.list.account-until";
        out().println(Messages.of(key, name, account.state(), account.inUse(), account.allowed(), end));
    }

    /// By id or by name, in any case.
    static Provider find(List<Provider> all, String wanted) {
        return find(all, Provider::id, Provider::name, wanted, "cli.provider.unknown");
    }

    /// The host of an address, or a file's name without its ending.
    private static String nameOf(String typed) {
        // Behind the address of an account there may be its login.
        var location = typed.strip().split("\\s", 2)[0];
        var host = location.toLowerCase(Locale.ROOT).startsWith("http") ? host(location) : "";
        if (!host.isEmpty()) return host;
        var file = location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1);
        var dot = file.indexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private static String host(String location) {
        try {
            return Optional.ofNullable(URI.create(location).getHost()).orElse("");
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /// Has providers' lists read again and waits for what comes of it.
    private static final class SyncWaiter {
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
}
