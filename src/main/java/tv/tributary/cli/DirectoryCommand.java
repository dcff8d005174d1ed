package tv.tributary.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tv.tributary.text.Messages;

/// `tributary directory …`: whether names are looked up in the public channel directory.
@Command(
        name = "directory",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.directory.about}",
        synopsisSubcommandLabel = "(show | on | off | address)")
final class DirectoryCommand extends ApiCommand {
    private static final String PATH = "/api/settings/directory";

    private record Directory(boolean enabled, String address) {}

    /// What is null stays as it is.
    private record Change(
            @Nullable Boolean enabled, @Nullable String address) {}

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.directory.show.about}")
    int show(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) out().println(apiClient.get(PATH));
            else tell(apiClient.get(PATH, Directory.class));
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.directory.on.about}")
    int on() {
        return change(new Change(true, null));
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.directory.off.about}")
    int off() {
        return change(new Change(false, null));
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.directory.address.about}")
    int address(@Parameters(paramLabel = "URL", description = "${bundle:cli.directory.url}") String url) {
        return change(new Change(null, url));
    }

    private int change(Change change) {
        try (var apiClient = api()) {
            tell(apiClient.put(PATH, change, Directory.class));
        }
        return 0;
    }

    private void tell(Directory directory) {
        out().println(Messages.of(
                directory.enabled ? "cli.directory.is-on" : "cli.directory.is-off", directory.address));
    }
}
