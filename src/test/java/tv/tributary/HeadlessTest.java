package tv.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.testkit.Errand;

/// The product runs without a screen: where no class of the window exists, it still relays.
class HeadlessTest {
    @TempDir
    Path temp;

    @Test
    void aChannelPlaysWhereNoWindowClassExists() throws Exception {
        try (var bare = new WithoutWindow()) {
            var errand = bare.loadClass(Errand.class.getName())
                    .getConstructor(Path.class)
                    .newInstance(temp);
            assertThat(((Callable<?>) errand).call()).isEqualTo("ts");
        }
    }

    @Test
    void theTestsOwnGroundHasNoWindowClass() throws Exception {
        try (var bare = new WithoutWindow()) {
            assertThatThrownBy(() -> bare.loadClass("javafx.application.Platform"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    /// The same class path, loaded anew and without JavaFX and LibVLC.
    private static final class WithoutWindow extends URLClassLoader {
        WithoutWindow() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("javafx.") || name.startsWith("com.sun.javafx.") || name.startsWith("uk.co.caprica."))
                throw new ClassNotFoundException(name);
            return super.loadClass(name, resolve);
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(WithoutWindow::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String path) {
            try {
                return Path.of(path).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(path, e);
            }
        }
    }
}
