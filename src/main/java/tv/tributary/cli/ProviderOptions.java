package tv.tributary.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of `tributary provider add` that belong together.
final class ProviderOptions {
    private ProviderOptions() {}

    /// The login of an Xtream account.
    static final class Login {
        @Option(names = "--user", paramLabel = "NAME", description = "${bundle:cli.provider.add.user}")
        @Nullable
        String user;

        @Option(
                names = "--password",
                paramLabel = "TEXT",
                arity = "0..1",
                interactive = true,
                description = "${bundle:cli.provider.add.password}")
        @Nullable
        String password;
    }

    /// Options that hardly anybody needs: headers of the requests to a provider, and their route.
    static final class Requests {
        @Option(
                names = "--referer",
                paramLabel = "URL",
                defaultValue = "",
                description = "${bundle:cli.provider.add.referer}")
        String referer = "";

        @Option(
                names = "--origin",
                paramLabel = "URL",
                defaultValue = "",
                description = "${bundle:cli.provider.add.origin}")
        String origin = "";

        @Option(
                names = "--cookie",
                paramLabel = "TEXT",
                defaultValue = "",
                description = "${bundle:cli.provider.add.cookie}")
        String cookie = "";

        @Option(
                names = "--proxy",
                paramLabel = "URL",
                defaultValue = "",
                description = "${bundle:cli.provider.add.proxy}")
        String proxy = "";

        @Option(
                names = "--certificate",
                paramLabel = "SHA256",
                defaultValue = "",
                description = "${bundle:cli.provider.add.certificate}")
        String certificate = "";
    }
}
