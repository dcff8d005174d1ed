package tv.tributary.ui.preview;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.embedded.videosurface.CallbackVideoSurface;
import uk.co.caprica.vlcj.player.embedded.videosurface.VideoSurfaceAdapters;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.BufferFormat;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.BufferFormatCallback;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.RenderCallback;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.format.RV32BufferFormat;

/// VLC's drawing surface: one native buffer that JavaFX shows without copying.
///
/// The size is fixed: VLC asks several times, lastly with padded sizes that would stretch the picture, and a preview
/// needs no more. VLC scales into it; the view restores the shape.
final class VlcSurface {
    static final int WIDTH = 960;
    static final int HEIGHT = 540;

    private final Consumer<Image> onPicture;
    private final CallbackVideoSurface surface =
            new CallbackVideoSurface(new Format(), new Frames(), true, VideoSurfaceAdapters.getVideoSurfaceAdapter());
    private final AtomicBoolean pending = new AtomicBoolean();
    private volatile boolean closed;

    /// @param onPicture gets the picture that renews itself, on a LibVLC thread
    VlcSurface(Consumer<Image> onPicture) {
        this.onPicture = onPicture;
    }

    CallbackVideoSurface surface() {
        return surface;
    }

    /// No frame reaches JavaFX after this.
    void close() {
        closed = true;
    }

    private final class Format implements BufferFormatCallback {
        @Override
        public BufferFormat getBufferFormat(int sourceWidth, int sourceHeight) {
            return new RV32BufferFormat(WIDTH, HEIGHT);
        }

        @Override
        public void newFormatSize(int bufferWidth, int bufferHeight, int displayWidth, int displayHeight) {
            // Fixed, see above.
        }

        @Override
        public void allocatedBuffers(ByteBuffer[] buffers) {
            frames(new PixelBuffer<>(WIDTH, HEIGHT, buffers[0], PixelFormat.getByteBgraPreInstance()));
        }
    }

    private volatile Runnable renew = () -> {};

    private void frames(PixelBuffer<ByteBuffer> pixels) {
        renew = () -> {
            pending.set(false);
            if (!closed) pixels.updateBuffer(_ -> null);
        };
        onPicture.accept(new WritableImage(pixels));
    }

    private final class Frames implements RenderCallback {
        @Override
        public void lock(MediaPlayer mediaPlayer) {
            // One buffer, drawn in place: a torn frame in a preview is cheaper than a copy of each.
        }

        @Override
        public void display(
                MediaPlayer mediaPlayer,
                ByteBuffer[] buffers,
                BufferFormat format,
                int displayWidth,
                int displayHeight) {
            // A busy FX thread skips frames instead of queueing them.
            if (!closed && pending.compareAndSet(false, true)) Platform.runLater(renew);
        }

        @Override
        public void unlock(MediaPlayer mediaPlayer) {
            // See lock.
        }
    }
}
