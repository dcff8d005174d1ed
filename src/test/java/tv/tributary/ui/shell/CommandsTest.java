package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandsTest {
    @Test
    void theVerbIsNoPartOfTheChannelsName() {
        assertThat(Commands.nameIn("play news 24")).isEqualTo("news 24");
        assertThat(Commands.nameIn("playhouse")).isEqualTo("playhouse");
    }
}
