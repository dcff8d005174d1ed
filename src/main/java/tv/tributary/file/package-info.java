/// Files as this program keeps them: for their owner alone, and none left behind. Any thread; blocks.
@org.jspecify.annotations.NullMarked
package tv.tributary.file;
