package tv.tributary.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tv.tributary.text.Messages;

/// A command whose sub-commands ask the running instance. By itself it prints how it is used.
abstract class ApiCommand implements Runnable {
    private record Channel(long id) {}

    private record Page(List<Channel> channels) {}

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        commandLine().usage(out());
    }

    /// The API of the instance on the folder asked for.
    final ApiClient api() {
        if (commandLine().getCommandSpec().root().userObject() instanceof StartCommand start) return start.api();
        throw new IllegalStateException("not a part of the program's command");
    }

    /// Puts in place what a restore laid down on the folder asked for, on which nothing runs.
    final void restoreWaiting() {
        if (commandLine().getCommandSpec().root().userObject() instanceof StartCommand start) start.restoreWaiting();
    }

    final PrintWriter out() {
        return commandLine().getOut();
    }

    private CommandLine commandLine() {
        return Optional.ofNullable(spec).orElseThrow().commandLine();
    }

    /// A channel by its id, else the one that a search for the name finds first.
    ///
    /// @throws CommandFailure if there is none
    static long channel(ApiClient apiClient, String named) {
        if (named.matches("[0-9]{1,18}")) return Long.parseLong(named);
        var text = URLEncoder.encode(named, StandardCharsets.UTF_8);
        return apiClient.get("/api/channels?limit=1&sight=both&text=" + text, Page.class).channels().stream()
                .map(Channel::id)
                .findFirst()
                .orElseThrow(() -> new CommandFailure(Messages.of("cli.channel.unknown", named)));
    }

    /// The one with this id, or with this name in any case.
    ///
    /// @param unknown the key of the words for none
    /// @throws CommandFailure if there is none
    static <T> T find(
            Collection<T> all, ToLongFunction<T> id, Function<T, String> name, String wanted, String unknown) {
        return all.stream()
                .filter(one -> Long.toString(id.applyAsLong(one)).equals(wanted)
                        || name.apply(one).equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(Messages.of(unknown, wanted)));
    }

    /// A file's path as the running instance must be told it: that has another working folder.
    static String absolute(String location) {
        try {
            var file = Path.of(location);
            return Files.exists(file) ? file.toAbsolutePath().normalize().toString() : location;
        } catch (InvalidPathException _) {
            return location;
        }
    }
}
