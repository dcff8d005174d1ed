# How the C library and GTK are to use memory; Java's options are in installer/java.args. What is set already stays. Sourced
# by ../tributary, and the beginning of the .deb's /usr/bin/tributary.

# The C library would give each of many threads a heap of its own, and seldom anything back: a hundred megabytes. What is
# larger than a quarter of a megabyte, such as a picture of a video, goes back at once.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
export MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-262144}"
export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-262144}"
# GTK would load OpenGL to see what it can do, which JavaFX does not ask it to: 45 megabytes without a graphics card.
export GDK_GL="${GDK_GL:-disable}"
