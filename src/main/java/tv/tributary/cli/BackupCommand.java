package tv.tributary.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.text.Messages;

/// `tributary backup …`: everything as one file, and back.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.backup.about}",
        synopsisSubcommandLabel = "(create | show | restore)")
final class BackupCommand extends ApiCommand {
    private static final String UPLOAD = "/api/backups/upload";

    private record Manifest(String release, Instant made, boolean secrets, Map<String, Long> counts) {}

    private record PartChange(
            String title, long now, long then, List<String> comes, List<String> changes, List<String> goes) {
        private boolean differs() {
            return now != then || !comes.isEmpty() || !changes.isEmpty() || !goes.isEmpty();
        }
    }

    private record Preview(
            Manifest manifest,
            List<PartChange> parts,
            List<String> providers,
            List<String> users,
            List<String> devices) {}

    private record Input(String passphrase) {
        /// Leaves it out.
        @Override
        public String toString() {
            return "Input";
        }
    }

    /// Where the passphrase comes from; never from the command line itself, which others can see.
    static final class PassphraseOption {
        @Option(names = "--passphrase-file", paramLabel = "FILE", description = "${bundle:cli.backup.passphrase-file}")
        private @Nullable Path file;

        private boolean isGiven() {
            return file != null || System.getenv("TRIBUTARY_PASSPHRASE") != null;
        }

        /// The first line of the file, else of the environment, else as typed.
        private String read() {
            try {
                if (file != null)
                    return Files.readString(file).lines().findFirst().orElse("");
            } catch (IOException _) {
                throw new CommandFailure(Messages.of("cli.backup.no-file", file));
            }
            return Optional.ofNullable(System.getenv("TRIBUTARY_PASSPHRASE")).orElseGet(PassphraseOption::typed);
        }

        private static String typed() {
            return Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .flatMap(console ->
                            Optional.ofNullable(console.readPassword("%s ", Messages.of("cli.backup.passphrase"))))
                    .map(String::new)
                    .orElse("");
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.backup.create.about}")
    int create(
            @Parameters(paramLabel = "FILE", description = "${bundle:cli.backup.file}") Path file,
            @Option(names = "--with-secrets", description = "${bundle:cli.backup.with-secrets}") boolean secrets,
            @Mixin PassphraseOption passphrase) {
        boolean sealed = secrets || passphrase.isGiven();
        var words = sealed ? passphrase.read() : "";
        if (sealed && words.isEmpty()) throw new CommandFailure(Messages.of("backup-problem.needs-passphrase"));
        try (var apiClient = api()) {
            apiClient.download("/api/backups/file", new Input(words), file.toAbsolutePath());
        }
        out().println(Messages.of("cli.backup.created", file));
        if (!sealed) out().println(Messages.of("cli.backup.without"));
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.backup.show.about}")
    int show(
            @Parameters(paramLabel = "FILE", description = "${bundle:cli.backup.file}") Path file,
            @Mixin PassphraseOption passphrase) {
        try (var apiClient = api()) {
            var input = received(apiClient, file, passphrase);
            print(apiClient.post(UPLOAD + "/preview", input, Preview.class));
            apiClient.delete(UPLOAD);
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.backup.restore.about}")
    int restore(
            @Parameters(paramLabel = "FILE", description = "${bundle:cli.backup.file}") Path file,
            @Mixin PassphraseOption passphrase) {
        boolean runs;
        try (var apiClient = api()) {
            var input = received(apiClient, file, passphrase);
            print(apiClient.post(UPLOAD + "/restore", input, Preview.class));
            runs = apiClient.running().isPresent();
        }
        if (!runs) restoreWaiting();
        out().println(Messages.of(runs ? "cli.backup.restarts" : "cli.backup.restored"));
        return 0;
    }

    private static Input received(ApiClient apiClient, Path file, PassphraseOption passphrase) {
        if (!Files.isRegularFile(file)) throw new CommandFailure(Messages.of("cli.backup.no-file", file));
        var manifest = apiClient.upload(UPLOAD, file, Manifest.class);
        return new Input(manifest.secrets() ? passphrase.read() : "");
    }

    private void print(Preview preview) {
        var made = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.getDefault(Locale.Category.FORMAT))
                .withZone(ZoneId.systemDefault())
                .format(preview.manifest().made());
        out().println(Messages.of("cli.backup.made", made, preview.manifest().release()));
        var textTable = new TextTable(
                Messages.of("cli.column.part"),
                Messages.of("cli.column.now"),
                Messages.of("cli.column.then"),
                Messages.of("cli.column.changes"));
        for (var part : preview.parts()) {
            textTable.add(part.title(), part.now(), part.then(), part.differs() ? changes(part) : "");
        }
        textTable.print(out());
        list("backup.missing.providers", preview.providers());
        list("backup.missing.users", preview.users());
        list("backup.missing.devices", preview.devices());
    }

    private static String changes(PartChange part) {
        var all = new ArrayList<String>();
        part.comes().forEach(name -> all.add("+ " + name));
        part.changes().forEach(name -> all.add("~ " + name));
        part.goes().forEach(name -> all.add("- " + name));
        return String.join(", ", all);
    }

    private void list(String key, List<String> names) {
        if (!names.isEmpty()) out().println(Messages.of(key, String.join(", ", names)));
    }
}
