package tv.tributary.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tv.tributary.engine.DataFolder;

/// `--data DIR`, understood by every command.
final class FolderOption {
    @Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "${bundle:cli.option.data}")
    private @Nullable Path data;

    /// The folder asked for, else the usual one.
    Path folder() {
        return Optional.ofNullable(data)
                .orElseGet(() -> DataFolder.usual(
                        System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name")))
                .toAbsolutePath()
                .normalize();
    }
}
