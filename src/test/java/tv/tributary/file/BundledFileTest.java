package tv.tributary.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class BundledFileTest {
    @Test
    void aFileIsReadFromBesideItsClassOrFromTheRoot() {
        assertThat(BundledFile.text(BundledFileTest.class, "/junit-platform.properties"))
                .contains("junit.jupiter.execution.timeout.default");
        assertThat(BundledFile.bytes(BundledFileTest.class, "BundledFileTest.class"))
                .startsWith(0xCA, 0xFE, 0xBA, 0xBE);
    }

    @Test
    void whatWasNotShippedIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> BundledFile.text(BundledFileTest.class, "nowhere.txt"))
                .withMessage("not shipped: nowhere.txt");
    }
}
