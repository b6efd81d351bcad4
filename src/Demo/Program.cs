using System.Runtime.InteropServices;
using Demo;

if (args is ["--help" or "-h", ..])
{
    Console.WriteLine(DemoOptions.Usage);
    return 0;
}

using var end = new CancellationTokenSource();
PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
var registrations = signals.Select(signal => PosixSignalRegistration.Create(signal, context =>
{
    context.Cancel = true;
    end.Cancel();
})).ToList();

try
{
    await using var demo = await RunningDemo.StartAsync(DemoOptions.Parse(args), Console.Out, end.Token);
    Console.WriteLine($"""

        Contoso is up: a simulated Microsoft 365 tenant, the bot, and Microsoft's own Teams playground for two people.
        Everything listens on this machine only.

          1. Open both pages; the bot can write only to people who have opened their chat with it.
               {DemoPerson.Megan.Name}, manager          {demo.Manager}
               {DemoPerson.Nestor.Name}, administrator   {demo.Admin}
          2. On Megan's page, type:   offboard Adele
          3. Send the request, approve it on Nestor's page, and watch the steps.

        What has become of Adele:  {demo.Tenant}_tenant/users/{DemoPerson.Adele.UserPrincipalName}
        Logs and database:         {demo.Folder}
        Ctrl+C ends everything.
        """);
    await demo.RunAsync(end.Token);
    return 0;
}
catch (CannotStartException reason)
{
    await Console.Error.WriteLineAsync(reason.Message);
    return 1;
}
catch (OperationCanceledException) when (end.IsCancellationRequested)
{
    return 0;
}
finally
{
    registrations.ForEach(registration => registration.Dispose());
}
