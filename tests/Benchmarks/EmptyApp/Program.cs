// What P9 stands beside: ASP.NET Core with nothing in it.
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/health/ready", () => "Healthy");
await app.RunAsync();
