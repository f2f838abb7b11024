package dev.codefactory.database;

import java.io.IOException;
import java.nio.file.FileStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/** The room on the disk of the embedded PostgreSQL, which ends for good when there is none. */
final class DiskSpace {

    private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);

    /** The server's log grows by 16 MB at a time, and a start after a crash writes some of it. */
    private static final DataSize TO_START = DataSize.ofMegabytes(48);

    /** How many times the reserve the share of the disk may come to. */
    private static final int LARGEST_SHARE = 10;

    private final FileStore disk;
    private final DataSize reserve;
    private final int reservePercent;

    /** The larger one of the two reserves counts; but a tenth of a huge disk is more than anybody needs. */
    DiskSpace(FileStore disk, DataSize reserve, int reservePercent) {
        this.disk = disk;
        this.reserve = reserve;
        this.reservePercent = reservePercent;
    }

    /** Whether so little is left that it is kept for what was accepted before. */
    boolean isShort() {
        try {
            var share = Math.min(disk.getTotalSpace() / 100 * reservePercent, LARGEST_SHARE * reserve.toBytes());
            return disk.getUsableSpace() < Math.max(reserve.toBytes(), share);
        } catch (IOException e) {
            return unknown(e);
        }
    }

    /** Whether a start of the server would fail for want of room. */
    boolean isTooFullToStart() {
        try {
            return disk.getUsableSpace() < TO_START.toBytes();
        } catch (IOException e) {
            return unknown(e);
        }
    }

    /** A disk that does not say how full it is may still have room. */
    private static boolean unknown(IOException e) {
        log.debug("the free space of the database's disk is not known", e);
        return false;
    }
}
