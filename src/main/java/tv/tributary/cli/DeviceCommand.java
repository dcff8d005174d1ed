package tv.tributary.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// `tributary device …`: paired devices.
@Command(
        name = "device",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.device.about}",
        synopsisSubcommandLabel = "(list | pair | add | change | addresses | disconnect | revoke)")
final class DeviceCommand extends ApiCommand {
    private record ListedDevice(long id, String name, String owner, Optional<Instant> seen, List<String> plays) {}

    /// What is null stays as it is.
    private record Change(@Nullable String name, @Nullable Long user) {}

    private record Code(String code, String address) {}

    private record Ended(int ended) {}

    @Override
    public void run() {
        list(false);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.device.list.about}")
    int list(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get("/api/devices"));
            else show(apiClient.get("/api/devices", ListedDevice[].class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.device.pair.about}")
    int pair(
            @Parameters(paramLabel = "NAME", arity = "0..1", description = "${bundle:cli.device.name}") @Nullable
                    String name,
            @Option(names = "--user", paramLabel = "USER", description = "${bundle:cli.device.user}") @Nullable
                    String user) {
        try (var apiClient = api()) {
            var code = apiClient.post("/api/pairing", change(apiClient, name, user), Code.class);
            out().println(Messages.of("cli.device.code", code.code(), code.address()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.device.add.about}")
    int add(
            @Parameters(paramLabel = "NAME", description = "${bundle:cli.device.name}") String name,
            @Option(names = "--user", paramLabel = "USER", description = "${bundle:cli.device.user}") @Nullable
                    String user) {
        try (var apiClient = api()) {
            var added = apiClient.post("/api/devices", change(apiClient, name, user), ListedDevice.class);
            out().println(Messages.of("cli.device.added", added.name(), added.id()));
            printAddresses(apiClient, added.id());
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.device.change.about}")
    int change(
            @Parameters(paramLabel = "DEVICE", description = "${bundle:cli.device.which}") String device,
            @Option(names = "--name", paramLabel = "NAME", description = "${bundle:cli.device.name}") @Nullable
                    String name,
            @Option(names = "--user", paramLabel = "USER", description = "${bundle:cli.device.user}") @Nullable
                    String user) {
        try (var apiClient = api()) {
            apiClient.put("/api/devices/" + id(apiClient, device), change(apiClient, name, user), ListedDevice.class);
            out().println(Messages.of("cli.user.changed"));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.device.addresses.about}")
    int addresses(@Parameters(paramLabel = "DEVICE", description = "${bundle:cli.device.which}") String device) {
        try (var apiClient = api()) {
            printAddresses(apiClient, id(apiClient, device));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.device.disconnect.about}")
    int disconnect(@Parameters(paramLabel = "DEVICE", description = "${bundle:cli.device.which}") String device) {
        try (var apiClient = api()) {
            var ended = apiClient.post("/api/devices/" + id(apiClient, device) + "/disconnect", Ended.class);
            out().println(Messages.of("cli.user.disconnected", ended.ended()));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.device.revoke.about}")
    int revoke(@Parameters(paramLabel = "DEVICE", description = "${bundle:cli.device.which}") String device) {
        try (var apiClient = api()) {
            apiClient.delete("/api/devices/" + id(apiClient, device));
            out().println(Messages.of("cli.device.revoked"));
        }
        return 0;
    }

    private static Change change(ApiClient apiClient, @Nullable String name, @Nullable String user) {
        return new Change(name, user == null ? null : UserCommand.id(apiClient, user));
    }

    private static long id(ApiClient apiClient, String device) {
        var all = List.of(apiClient.get("/api/devices", ListedDevice[].class));
        return find(all, ListedDevice::id, ListedDevice::name, device, "cli.device.unknown")
                .id();
    }

    private void printAddresses(ApiClient apiClient, long id) {
        apiClient
                .get("/api/devices/" + id + "/addresses", UserCommand.Addresses.class)
                .lines()
                .forEach(out()::println);
    }

    private void show(ListedDevice[] all) {
        if (all.length == 0) {
            out().println(Messages.of("cli.device.none"));
            return;
        }
        var textTable = new TextTable(
                Messages.of("cli.column.id"),
                Messages.of("cli.column.name"),
                Messages.of("cli.column.user"),
                Messages.of("cli.column.seen"),
                Messages.of("cli.column.plays"));
        var now = Instant.now();
        for (var device : all) {
            textTable.add(
                    device.id(),
                    device.name(),
                    device.owner(),
                    device.seen().map(seen -> Units.ago(seen, now)).orElse(""),
                    String.join(", ", device.plays()));
        }
        textTable.print(out());
    }
}
