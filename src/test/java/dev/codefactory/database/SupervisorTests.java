package dev.codefactory.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class SupervisorTests {

    private final FakeDisk disk = new FakeDisk(DataSize.ofGigabytes(100));
    private final FakeServer server = new FakeServer();
    private final Supervisor supervisor = new Supervisor(server, new DiskSpace(disk, DataSize.ofGigabytes(1), 10));

    private static final class FakeServer implements Supervisor.Server {

        boolean alive = true;
        boolean broken;
        int starts;

        @Override
        public boolean isAlive() {
            return alive;
        }

        @Override
        public void startAgain() {
            starts++;
            if (broken) {
                throw new IllegalStateException("planted");
            }
            alive = true;
        }
    }

    @AfterEach
    void close() {
        supervisor.close();
    }

    @Test
    void leavesAServerThatRunsAlone() {
        supervisor.look();

        assertThat(server.starts).isZero();
    }

    @Test
    void startsAServerThatHasEnded() {
        server.alive = false;

        supervisor.look();

        assertThat(server.alive).isTrue();
    }

    @Test
    void waitsForSpaceBeforeItStartsTheServer() {
        server.alive = false;
        disk.free = DataSize.ofMegabytes(1);
        supervisor.look();
        assertThat(server.starts).isZero();

        disk.free = DataSize.ofMegabytes(100);
        supervisor.look();

        assertThat(server.starts).isOne();
    }

    @Test
    void triesAgainWhenTheStartFailed() {
        server.alive = false;
        server.broken = true;
        assertThatCode(supervisor::look).doesNotThrowAnyException();

        server.broken = false;
        supervisor.look();

        assertThat(server.alive).isTrue();
    }
}
