package tv.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedactedLineTest {
    private static final String SECRET_URL = "http://host/live/bob/hunter2/7.ts";

    @TempDir
    Path folder;

    @Test
    void noCredentialReachesTheLogFile() throws JoranException, IOException {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("tributary.log.folder", folder.toString());
        context.putProperty("tributary.log.pattern", folder.toString());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(RedactedLineTest.class.getResource("/logback-server.xml"));
        // Not to the console of whoever runs the tests.
        context.getLogger("ROOT").detachAppender("console");

        var cause = new IOException("broken: " + SECRET_URL);
        context.getLogger("some.library")
                .warn("could not open {}", SECRET_URL, new IllegalStateException("at " + SECRET_URL, cause));
        context.getLogger("tv.tributary.x").info("second line");
        context.getLogger("some.library").info("not interesting");
        context.stop();

        var log = Files.readString(folder.resolve("tributary.log"), StandardCharsets.UTF_8);
        assertThat(log)
                .contains("could not open http://host/live/***/***/7.ts", "Caused by: java.io.IOException: broken")
                .doesNotContain("bob", "hunter2", "not interesting");
        assertThat(log.lines().filter(line -> line.startsWith("Caused by"))).hasSize(1);
        assertThat(log).containsPattern("(?m)^\\S+ \\S+ INFO .*second line$");
    }
}
