package dev.codefactory.database;

import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A disk that is as full as a test says. */
final class FakeDisk extends FileStore {

    private final DataSize total;
    DataSize free;

    FakeDisk(DataSize total) {
        this.total = total;
        this.free = total;
    }

    @Override
    public long getTotalSpace() {
        return total.toBytes();
    }

    @Override
    public long getUsableSpace() {
        return free.toBytes();
    }

    @Override
    public long getUnallocatedSpace() {
        return free.toBytes();
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public String type() {
        return "fake";
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
        return false;
    }

    @Override
    public boolean supportsFileAttributeView(String name) {
        return false;
    }

    @Override
    public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
        return null;
    }

    @Override
    public Object getAttribute(String attribute) {
        throw new UnsupportedOperationException(attribute);
    }
}
