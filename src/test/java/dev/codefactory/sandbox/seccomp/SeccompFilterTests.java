package dev.codefactory.sandbox.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the filter as the kernel would, so that both processors are tested on either. */
class SeccompFilterTests {

    private static final int ALLOW = 0x7fff_0000;
    private static final int NOT_PERMITTED = 0x0005_0001;
    private static final int NOT_IMPLEMENTED = 0x0005_0026;
    private static final int KILL = 0x8000_0000;

    /** An ordinary call that has the same number everywhere. */
    private static final int OPENAT2 = 437;

    @ParameterizedTest
    @EnumSource
    void letsOrdinaryCallsPass(CpuArchitecture cpu) {
        assertThat(decide(cpu, cpu.audit(), OPENAT2, 0, 0)).isEqualTo(ALLOW);
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryListedCall(CpuArchitecture cpu) {
        for (var call : RefusedCall.values()) {
            call.number(cpu)
                    .ifPresent(number -> assertThat(decide(cpu, cpu.audit(), number, 0, 0))
                            .as(call.name())
                            .isEqualTo(NOT_PERMITTED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void allowsNewProcessesButNoNewNamespaces(CpuArchitecture cpu) {
        int fork = 0x11;
        int newUserNamespace = 0x1000_0000;
        assertThat(decide(cpu, cpu.audit(), cpu.cloneCall(), fork, 0)).isEqualTo(ALLOW);
        assertThat(decide(cpu, cpu.audit(), cpu.cloneCall(), fork | newUserNamespace, 0))
                .isEqualTo(NOT_PERMITTED);
        assertThat(decide(cpu, cpu.audit(), 435, 0, 0)).isEqualTo(NOT_IMPLEMENTED);
    }

    @ParameterizedTest
    @EnumSource
    void refusesTypingIntoATerminal(CpuArchitecture cpu) {
        assertThat(decide(cpu, cpu.audit(), cpu.ioctlCall(), 0, 0x5412)).isEqualTo(NOT_PERMITTED);
        assertThat(decide(cpu, cpu.audit(), cpu.ioctlCall(), 0, 0x541c)).isEqualTo(NOT_PERMITTED);
        assertThat(decide(cpu, cpu.audit(), cpu.ioctlCall(), 0, 0x5401)).isEqualTo(ALLOW);
    }

    @ParameterizedTest
    @EnumSource
    void killsCallsOfAnotherArchitecture(CpuArchitecture cpu) {
        int i386 = 0x4000_0003;
        assertThat(decide(cpu, i386, OPENAT2, 0, 0)).isEqualTo(KILL);
    }

    private static int decide(CpuArchitecture cpu, int architecture, int call, int first, int second) {
        var data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(0, call).putInt(4, architecture).putInt(16, first).putInt(24, second);
        var program = ByteBuffer.wrap(SeccompFilter.forArchitecture(cpu)).order(ByteOrder.LITTLE_ENDIAN);
        int accumulator = 0;
        while (true) {
            int code = program.getShort();
            int ifTrue = Byte.toUnsignedInt(program.get());
            int ifFalse = Byte.toUnsignedInt(program.get());
            int operand = program.getInt();
            switch (code) {
                case 0x20 -> accumulator = data.getInt(operand);
                case 0x15 -> skip(program, accumulator == operand ? ifTrue : ifFalse);
                case 0x35 -> skip(program, Integer.compareUnsigned(accumulator, operand) >= 0 ? ifTrue : ifFalse);
                case 0x45 -> skip(program, (accumulator & operand) != 0 ? ifTrue : ifFalse);
                case 0x06 -> {
                    return operand;
                }
                default -> throw new AssertionError("unknown instruction " + code);
            }
        }
    }

    private static void skip(ByteBuffer program, int instructions) {
        program.position(program.position() + 8 * instructions);
    }
}
