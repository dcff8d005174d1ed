/// The desktop. [Desktop] alone sees the engine; pages get just the facades they speak to.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui;
