package dev.codefactory.faults;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands every test of the run the same {@link FaultTable} and prints it when the last one is over. */
final class SharedFaultTable implements ParameterResolver {

    private record Printed(FaultTable table) implements AutoCloseable {

        @Override
        public void close() {
            System.out.println("Fault matrix, tier A" + System.lineSeparator() + table);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FaultTable.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Printed.class, _ -> new Printed(new FaultTable()), Printed.class)
                .table();
    }
}
