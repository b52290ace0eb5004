@echo off
where node >nul 2>nul
if errorlevel 1 (echo pulumi-resource-oracle-sbc needs Node.js 20.19 or newer on PATH, and there is no node. Install Node.js, or add its folder to the PATH that Pulumi is started with. 1>&2 & exit /b 1)
node -e "var v=process.versions.node.split(`.`);if(v[0]<20||v[0]==20&&v[1]<19){var m=`pulumi-resource-oracle-sbc needs Node.js 20.19 or newer on PATH, and the node there is `+process.version+`. Install a newer Node.js, or put its folder first on the PATH that Pulumi is started with.`;process.stdout.write(m);console.error(m);process.exitCode=1}else require(require(`path`).resolve(process.argv[1]))" -- "%~dp0pulumi-resource-oracle-sbc" %*
