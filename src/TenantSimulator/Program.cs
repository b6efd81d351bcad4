using TenantSimulator;

await TenantSimulatorApp.Create(args).RunAsync();
