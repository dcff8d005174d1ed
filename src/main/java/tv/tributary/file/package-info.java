/// Files as this program keeps them: for their owner alone, and none left behind; and those that come with it. Any
/// thread; blocks.
@org.jspecify.annotations.NullMarked
package tv.tributary.file;
