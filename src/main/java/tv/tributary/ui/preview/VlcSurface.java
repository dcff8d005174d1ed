package tv.tributary.ui.preview;

import java.nio.ByteBuffer;
import java.util.Optional;
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
/// The size is one of a few: VLC asks several times, lastly with padded sizes that would stretch the picture. VLC
/// scales into it; the view restores the shape.
final class VlcSurface {
    /// In pixels; the widths are 16:9. The first that loses no line of a picture is taken, or the largest allowed.
    private static final int[] HEIGHTS = {540, 720, 1080};
    /// Decoders pad pictures by up to a macroblock.
    private static final int PADDING = 15;

    private final int mostLines;
    private final Consumer<Image> onPicture;
    private final CallbackVideoSurface surface =
            new CallbackVideoSurface(new Format(), new Frames(), true, VideoSurfaceAdapters.getVideoSurfaceAdapter());
    private final AtomicBoolean pending = new AtomicBoolean();
    private volatile Optional<Frame> frame = Optional.empty();
    private volatile boolean closed;
    // LibVLC's alone, between its questions.
    private int width;
    private int height;

    /// @param mostLines the largest height of a picture in pixels
    /// @param onPicture gets the picture that renews itself once the first frame is in it, on a LibVLC thread
    VlcSurface(int mostLines, Consumer<Image> onPicture) {
        this.mostLines = mostLines;
        this.onPicture = onPicture;
    }

    CallbackVideoSurface surface() {
        return surface;
    }

    /// No frame reaches JavaFX after this.
    void close() {
        closed = true;
    }

    /// @param sourceHeight of the source's pictures, padding included
    static int height(int sourceHeight, int mostLines) {
        var height = HEIGHTS[0];
        for (var next : HEIGHTS) {
            if (next > mostLines || height + PADDING >= sourceHeight) break;
            height = next;
        }
        return height;
    }

    private final class Format implements BufferFormatCallback {
        @Override
        public BufferFormat getBufferFormat(int sourceWidth, int sourceHeight) {
            height = height(sourceHeight, mostLines);
            width = height * 16 / 9;
            return new RV32BufferFormat(width, height);
        }

        @Override
        public void newFormatSize(int bufferWidth, int bufferHeight, int displayWidth, int displayHeight) {
            // Asked for by getBufferFormat.
        }

        @Override
        public void allocatedBuffers(ByteBuffer[] buffers) {
            frame = Optional.of(
                    new Frame(new PixelBuffer<>(width, height, buffers[0], PixelFormat.getByteBgraPreInstance())));
        }
    }

    /// The buffer in use and what shows it. The picture is given out with its first frame, so that nobody sees an empty
    /// one.
    private final class Frame {
        private final PixelBuffer<ByteBuffer> pixels;
        private boolean shown;

        Frame(PixelBuffer<ByteBuffer> pixels) {
            this.pixels = pixels;
        }

        /// On the FX thread.
        void renew() {
            pending.set(false);
            if (!closed) pixels.updateBuffer(_ -> null);
        }

        /// On a LibVLC thread.
        void drawn() {
            if (!shown) {
                shown = true;
                onPicture.accept(new WritableImage(pixels));
            } else if (pending.compareAndSet(false, true)) {
                // A busy FX thread skips frames instead of queueing them.
                Platform.runLater(this::renew);
            }
        }
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
            if (!closed) frame.ifPresent(Frame::drawn);
        }

        @Override
        public void unlock(MediaPlayer mediaPlayer) {
            // See lock.
        }
    }
}
