package tv.tributary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MappedMemoryTest {
    private static final int MB = 1 << 20;

    @Test
    void aBlockIsEmptyAndKeepsWhatIsPutThere() {
        var memory = MappedMemory.allocate(MB);
        assertThat(memory.bytes().remaining()).isEqualTo(MB);
        assertThat(memory.bytes().get(MB - 1)).isZero();
        memory.bytes().put(MB - 1, (byte) 7);
        assertThat(memory.bytes().get(MB - 1)).isEqualTo((byte) 7);
        memory.release();
    }

    @Test
    void itStaysUntilItsLastHolderLetsGo() {
        var memory = MappedMemory.allocate(MB);
        var view = memory.bytes().put(0, (byte) 7);
        assertThat(memory.retain()).isTrue();
        memory.release();
        assertThat(view.get(0)).isEqualTo((byte) 7);
        memory.release();
        assertThat(memory.retain()).isFalse();
    }

    @Test
    void whoeverReadsItAfterwardsIsToldSo() {
        var memory = MappedMemory.allocate(MB);
        var view = memory.bytes();
        memory.release();
        assertThatThrownBy(() -> view.get(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(memory::release).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoeverWritesItToASocketAfterwardsIsToldSo() throws Exception {
        var memory = MappedMemory.allocate(MB);
        var view = memory.bytes();
        memory.release();
        try (var server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                var client = SocketChannel.open(server.getLocalAddress())) {
            assertThatThrownBy(() -> client.write(view)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> client.write(new ByteBuffer[] {view, view}))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void whatIsRefusedDoesNotCount() {
        assertThatThrownBy(() -> MappedMemory.allocate(Integer.MAX_VALUE)).isInstanceOf(OutOfMemoryError.class);
        MappedMemory.allocate(65 * MB).release();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itGoesBackToTheSystemAtOnce() throws Exception {
        var memory = MappedMemory.allocate(65 * MB);
        long middle = MemorySegment.ofBuffer(memory.bytes()).address() + 32 * MB;
        assertThat(isMapped(middle)).isTrue();
        memory.release();
        assertThat(isMapped(middle)).isFalse();
    }

    private static boolean isMapped(long address) throws Exception {
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.map(line -> line.split("[- ]", 3))
                    .anyMatch(ends -> Long.parseUnsignedLong(ends[0], 16) <= address
                            && address < Long.parseUnsignedLong(ends[1], 16));
        }
    }
}
